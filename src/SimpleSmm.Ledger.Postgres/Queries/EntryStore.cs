using System;
using System.Collections.Generic;
using System.Linq;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Adds orders of another ledger with all that is kept of them. One message to the server adds a block.</summary>
internal sealed class EntryStore(ServerDatabase database, long account)
{
    private const string IdsThere = "SELECT order_id FROM orders WHERE account = $1 AND order_id = ANY($2)";

    // Claims of the reference are not given meanwhile. They never wait for this lock, so they cannot block each other in a circle.
    private const string Insert =
        "WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended($2::text, $1::bigint))), "
        + "new AS (INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, runs, \"interval\", "
        + "fields, estimated_charge, currency, reason, status, is_final, charge, start_count, remains, status_at, refill_id, refill_at, "
        + "cancel_at, highest_charge, finished_at) "
        + "SELECT $1::bigint, $2::text, $3::smallint, $4::bigint, $5::bigint, $6::bigint, $7::text, "
        + "$8::bigint, $9::bigint, $10::bigint, $11::jsonb, $12::numeric, $13::text, $14::text, $15::text, $16::boolean, $17::numeric, "
        + "$18::bigint, $19::bigint, $20::bigint, $21::bigint, $22::bigint, $23::bigint, $24::numeric, $25::bigint FROM turn "
        + "ON CONFLICT DO NOTHING RETURNING seq), "
        + "seen AS (INSERT INTO order_statuses (order_seq, status, first_at) "
        + "SELECT seq, s.status, s.first_at FROM new, unnest($26::text[], $27::bigint[]) AS s (status, first_at) ON CONFLICT DO NOTHING), "
        + "asked AS (INSERT INTO refills (order_seq, refill_id, asked_at, status, status_at, is_refused, reason) "
        + "SELECT seq, r.* FROM new, unnest($28::bigint[], $29::bigint[], $30::text[], $31::bigint[], $32::boolean[], $33::text[]) AS r) "
        + "SELECT seq FROM new";

    private const string InsertBalance =
        "INSERT INTO balances (account, hour, currency, read_at, balance) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";

    public IReadOnlyList<bool> Add(IReadOnlyList<LedgerEntry> entries) => database.Read(connection =>
    {
        var added = new bool[entries.Count];
        var ids = entries.Select(entry => entry.Order.OrderId ?? OrderRow.IdIsText).Where(id => id != OrderRow.IdIsText).ToArray();
        var there = connection.Rows(IdsThere, row => row.GetInt64(0), account, ids).ToHashSet();
        var free = Enumerable.Range(0, added.Length).Where(i => entries[i].Order.OrderId is not { } id || !there.Contains(id)).ToList();
        var isWritten = connection.TryTransact(
            free.ConvertAll(i => (Insert, ValuesOf(entries[i]))), (position, _) => added[free[position]] = true);
        if (isWritten) return added;
        return entries.Select(entry => AddAlone(connection, entry)).ToArray();
    });

    public void Add(IReadOnlyList<BalanceReading> balances) => database.Write(connection =>
    {
        foreach (var (at, balance, currency) in balances)
            connection.Run(InsertBalance, account, at.UtcTicks / TimeSpan.TicksPerHour, currency ?? "", at.UtcTicks, balance);
        return balances.Count;
    });

    // An error that is of one order has its name; an error of the server is that of all.
    private bool AddAlone(ServerConnection connection, LedgerEntry entry) =>
        connection.Scalar(IdsThere, account, new[] { entry.Order.OrderId ?? -1 }) is null
        && connection.Transact(locked => locked.Rows(Insert, row => row.GetInt64(0), ValuesOf(entry)).Count > 0);

    private object?[] ValuesOf(LedgerEntry entry)
    {
        var o = entry.Order;
        var id = o.OrderId ?? (o.Outcome == OrderOutcome.Placed ? OrderRow.IdIsText : null);
        var refills = entry.Refills;
        return
        [
            account, o.Reference, (short)OrderRow.NumberOf(o.Outcome), o.PlacedAt.UtcTicks, id, o.ServiceId, o.Link, o.Quantity, o.Runs,
            o.Interval, OrderRow.FieldsOf(o), o.EstimatedCharge, o.Currency, o.Reason, o.Status, o.IsFinal, o.Charge, o.StartCount,
            o.Remains, o.StatusAt?.UtcTicks, o.RefillId, o.RefillAt?.UtcTicks, o.CancelAt?.UtcTicks, entry.HighestCharge,
            o.FinishedAt?.UtcTicks,
            entry.Statuses.Select(status => status.Status).ToArray(),
            entry.Statuses.Select(status => status.FirstAt.UtcTicks).ToArray(),
            refills.Select(refill => refill.RefillId).ToArray(),
            refills.Select(refill => refill.AskedAt.UtcTicks).ToArray(),
            refills.Select(refill => refill.Status).ToArray(),
            refills.Select(refill => refill.StatusAt?.UtcTicks).ToArray(),
            refills.Select(refill => refill.IsRefused).ToArray(),
            refills.Select(refill => refill.Reason).ToArray(),
        ];
    }
}
