using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Records what the panel reports about placed orders, one batch per transaction.</summary>
internal sealed class OrderUpdates(ServerDatabase database, long account)
{
    // A recorded status ends the turn of whoever had it, and the order is left alone for a round. A finished order has no more turns.
    private const string EndTurns =
        "INSERT INTO status_turns (order_seq, owner, read_at) SELECT seq, $2, " + ServerSchema.Now + " FROM orders "
        + "WHERE seq = ANY($1) AND is_final IS NOT TRUE ORDER BY seq "
        + "ON CONFLICT (order_seq) DO UPDATE SET until = 0, owner = excluded.owner, read_at = excluded.read_at";

    private const string DropTurns =
        "DELETE FROM status_turns WHERE order_seq IN (SELECT seq FROM orders WHERE seq = ANY($1) AND is_final)";

    private const string ByIds = "SELECT seq FROM orders WHERE account = $1 AND order_id = ANY($2) ORDER BY seq FOR UPDATE";

    // A value that a later answer leaves out keeps its last known state.
    private const string Status =
        "WITH changed AS (UPDATE orders SET status = $3::text, is_final = $4::boolean, charge = coalesce($5::numeric, charge), "
        + "start_count = coalesce($6::bigint, start_count), remains = coalesce($7::bigint, remains), "
        + "currency = coalesce($8::text, currency), status_at = " + ServerSchema.Now + ", "
        + "finished_at = coalesce(finished_at, CASE WHEN $4::boolean THEN " + ServerSchema.Now + " END), "
        + "highest_charge = greatest(highest_charge, $5::numeric) WHERE account = $1 AND order_id = $2 RETURNING seq, status, status_at) "
        + "INSERT INTO order_statuses SELECT seq, status, status_at FROM changed ON CONFLICT DO NOTHING";

    private const string RefillAsked =
        "WITH changed AS (UPDATE orders SET refill_id = $3, refill_at = " + ServerSchema.Now
        + " WHERE account = $1 AND order_id = $2 RETURNING seq, refill_id, refill_at) "
        + "INSERT INTO refills (order_seq, refill_id, asked_at) SELECT seq, refill_id, refill_at FROM changed ON CONFLICT DO NOTHING";

    private const string RefillRefused =
        "INSERT INTO refills (order_seq, reason, asked_at, is_refused) SELECT seq, $3::text, " + ServerSchema.Now
        + ", true FROM orders WHERE account = $1 AND order_id = $2";

    private const string RefillSeen =
        "UPDATE refills SET status = $3, is_refused = $4, status_at = " + ServerSchema.Now
        + " WHERE refill_id = $2 AND (SELECT account FROM orders WHERE seq = order_seq) = $1";

    private const string CancelAsked = "UPDATE orders SET cancel_at = " + ServerSchema.Now + " WHERE account = $1 AND order_id = $2";

    public void Record(IReadOnlyList<OrderStatus> statuses) => ForEach(
        statuses, status => status.OrderId,
        (connection, status) => connection.Run(
            Status, account, status.OrderId, status.Status, status.IsFinal, status.Charge, status.StartCount, status.Remains,
            status.Currency),
        (connection, orders) =>
        {
            connection.Run(EndTurns, orders, connection.Owner);
            connection.Run(DropTurns, orders);
        });

    public void Record(IReadOnlyList<Refill> refills) => ForEach(refills, refill => refill.OrderId, (connection, refill) =>
        connection.Run(RefillAsked, account, refill.OrderId, refill.RefillId));

    public void Record(IReadOnlyList<RefillRefusal> refusals) => ForEach(refusals, refusal => refusal.OrderId, (connection, refusal) =>
        connection.Run(RefillRefused, account, refusal.OrderId, refusal.Reason));

    public void Record(IReadOnlyList<RefillStatus> statuses) => ForEach(statuses, null, (connection, refill) =>
        connection.Run(RefillSeen, account, refill.RefillId, refill.Status, OrderMeasure.IsCanceled(refill.Status)));

    public void Record(IReadOnlyList<Cancellation> cancellations) => ForEach(
        cancellations, cancellation => cancellation.OrderId,
        (connection, cancellation) => connection.Run(CancelAsked, account, cancellation.OrderId));

    private void ForEach<T>(
        IReadOnlyList<T> items, Func<T, long>? idOf, Action<ServerConnection, T> write, Action<ServerConnection, long[]>? end = null)
    {
        if (items.Count == 0) return;
        database.Write(connection =>
        {
            // The rows are locked in one order, so two workers that record the same orders wait for each other and never in a circle.
            var orders = idOf is null ? [] : connection.Rows(ByIds, row => row.GetInt64(0), account, IdsOf(items, idOf));
            foreach (var item in items) write(connection, item);
            end?.Invoke(connection, [.. orders]);
            return true;
        });
    }

    private static long[] IdsOf<T>(IReadOnlyList<T> items, Func<T, long> idOf)
    {
        var ids = new long[items.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = idOf(items[i]);
        return ids;
    }
}
