using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Reads and adds orders with all that is kept of them, to move them between ledgers.</summary>
internal sealed class EntryStore(LedgerDatabase database, ClaimStore claims, long account)
{
    private const int BlockSize = 500;

    private const string Accounts =
        "SELECT uri, accounts.account, count(*), accounts.id FROM orders JOIN accounts ON accounts.id = orders.account "
        + "GROUP BY accounts.id ORDER BY accounts.id";

    private const string Block = "SELECT " + OrderRow.Columns + " FROM orders WHERE account = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
    private const string Statuses = "SELECT status, first_at FROM order_statuses WHERE order_seq = ?1 ORDER BY first_at, status";

    private const string Refills =
        "SELECT refill_id, asked_at, status, status_at, is_refused, reason FROM refills WHERE order_seq = ?1 ORDER BY id";

    // OR FAIL: see LedgerMaintenance.
    private const string Insert =
        "INSERT OR FAIL INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, runs, interval, fields, "
        + "estimated_charge, currency, reason, status, is_final, charge, start_count, remains, status_at, refill_id, refill_at, cancel_at, "
        + "highest_charge, finished_at) "
        + "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25 "
        + "WHERE NOT EXISTS (SELECT 1 FROM orders WHERE account = ?1 AND reference = ?2) "
        + "AND (?5 IS NULL OR ?5 = 0 OR NOT EXISTS (SELECT 1 FROM orders WHERE account = ?1 AND order_id = ?5)) RETURNING seq";

    // The last status is there already, because a trigger added it.
    private const string InsertStatus =
        "INSERT INTO order_statuses VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET status = excluded.status, first_at = excluded.first_at";

    private const string InsertRefill =
        "INSERT INTO refills (order_seq, refill_id, asked_at, status, status_at, is_refused, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    private const string InsertBalance = "INSERT INTO balances VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";

    public IReadOnlyList<AccountSize> CountOrders()
    {
        claims.GiveUpDead();
        return database.Read(connection => All(connection, Accounts, row => new AccountSize(
            row.IsDBNull(1) ? row.GetString(0) : $"{row.GetString(0)} ({row.GetString(1)})", row.GetInt64(2), row.GetInt64(3) == account)));
    }

    public IEnumerable<IReadOnlyList<LedgerEntry>> Read()
    {
        var last = 0L;
        while (true)
        {
            var rows = database.Read(connection => claims.ReadRows(connection, Block, false, account, last, BlockSize));
            if (rows.Count == 0) yield break;
            last = rows[rows.Count - 1].Sequence;
            yield return database.Read(connection => rows.ConvertAll(row => EntryOf(connection, row)));
        }
    }

    public IReadOnlyList<bool> Add(IReadOnlyList<LedgerEntry> entries) => database.Write(connection =>
    {
        var added = new bool[entries.Count];
        for (var i = 0; i < added.Length; i++) added[i] = Add(connection, entries[i]);
        return added;
    });

    public void Add(IReadOnlyList<BalanceReading> balances) => database.Write(connection =>
    {
        foreach (var (at, balance, currency) in balances)
        {
            var hour = at.UtcTicks / TimeSpan.TicksPerHour;
            connection.Run(InsertBalance, account, hour, currency ?? "", at.UtcTicks, ColumnValue.Of(balance));
        }

        return balances.Count;
    });

    private bool Add(LedgerConnection connection, LedgerEntry entry)
    {
        var o = entry.Order;
        var id = o.OrderId ?? (o.Outcome == OrderOutcome.Placed ? OrderRow.IdIsText : null);
        var seq = All(
            connection, Insert, row => row.GetInt64(0), account, o.Reference, OutcomeNumber.Of(o.Outcome), o.PlacedAt.UtcTicks, id,
            o.ServiceId, o.Link, o.Quantity, o.Runs, o.Interval, ColumnValue.Of(o), ColumnValue.Of(o.EstimatedCharge), o.Currency, o.Reason,
            o.Status, ColumnValue.Of(o.IsFinal), ColumnValue.Of(o.Charge), o.StartCount, o.Remains, o.StatusAt?.UtcTicks, o.RefillId,
            o.RefillAt?.UtcTicks, o.CancelAt?.UtcTicks, ColumnValue.Of(entry.HighestCharge), o.FinishedAt?.UtcTicks);
        if (seq.Count == 0) return false;
        foreach (var status in entry.Statuses) connection.Run(InsertStatus, seq[0], status.Status, status.FirstAt.UtcTicks);
        foreach (var refill in entry.Refills)
        {
            connection.Run(
                InsertRefill, seq[0], refill.RefillId, refill.AskedAt.UtcTicks, refill.Status, refill.StatusAt?.UtcTicks,
                ColumnValue.Of(refill.IsRefused), refill.Reason);
        }

        return true;
    }

    private static LedgerEntry EntryOf(LedgerConnection connection, OrderRow row) => new(
        row.Order,
        All(connection, Statuses, status => new SeenStatus(status.GetString(0), Moment(status, 1)!.Value), row.Sequence),
        All(
            connection, Refills,
            refill => new RefillEntry(
                refill.IsDBNull(0) ? null : refill.GetInt64(0), Moment(refill, 1)!.Value, Text(refill, 2), Moment(refill, 3),
                refill.GetInt64(4) != 0, Text(refill, 5)),
            row.Sequence));

    private static List<T> All<T>(LedgerConnection connection, string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        var all = new List<T>();
        using var rows = connection.Query(sql, values);
        while (rows.Read()) all.Add(read(rows));
        return all;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Moment(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);
}
