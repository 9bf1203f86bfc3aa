using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Records what the panel reports about placed orders, one batch per transaction.</summary>
internal sealed class OrderUpdates(LedgerDatabase database, long panel)
{
    // A value that a later answer leaves out keeps its last known state.
    private const string Status =
        "UPDATE orders SET status = ?3, is_final = ?4, charge = coalesce(?5, charge), start_count = coalesce(?6, start_count), "
        + "remains = coalesce(?7, remains), currency = coalesce(?8, currency), status_at = ?9, "
        + "finished_at = coalesce(finished_at, iif(?4 = 1, ?9, NULL)), highest_charge = iif(highest_charge IS NULL "
        + "OR CAST(?5 AS REAL) > CAST(highest_charge AS REAL), coalesce(?5, highest_charge), highest_charge) "
        + "WHERE account = ?1 AND order_id = ?2";

    private const string RefillAsked = "UPDATE orders SET refill_id = ?3, refill_at = ?4 WHERE account = ?1 AND order_id = ?2";

    private const string RefillAccepted =
        "INSERT OR IGNORE INTO refills (order_seq, refill_id, asked_at) "
        + "SELECT seq, ?3, ?4 FROM orders WHERE account = ?1 AND order_id = ?2";

    private const string RefillRefused =
        "INSERT INTO refills (order_seq, reason, asked_at, is_refused) "
        + "SELECT seq, ?3, ?4, 1 FROM orders WHERE account = ?1 AND order_id = ?2";

    private const string RefillSeen =
        "UPDATE refills SET status = ?3, is_refused = ?4, status_at = ?5 "
        + "WHERE refill_id = ?2 AND (SELECT account FROM orders WHERE seq = order_seq) = ?1";

    private const string CancelAsked = "UPDATE orders SET cancel_at = ?3 WHERE account = ?1 AND order_id = ?2";

    public void Record(IReadOnlyList<OrderStatus> statuses) => ForEach(statuses, (connection, status, now) => connection.Run(
        Status, panel, status.OrderId, status.Status, ColumnValue.Of(status.IsFinal), ColumnValue.Of(status.Charge), status.StartCount,
        status.Remains, status.Currency, now));

    public void Record(IReadOnlyList<Refill> refills) => ForEach(refills, (connection, refill, now) =>
        connection.Run(RefillAsked, panel, refill.OrderId, refill.RefillId, now)
        + connection.Run(RefillAccepted, panel, refill.OrderId, refill.RefillId, now));

    public void Record(IReadOnlyList<RefillRefusal> refusals) => ForEach(refusals, (connection, refusal, now) =>
        connection.Run(RefillRefused, panel, refusal.OrderId, refusal.Reason, now));

    public void Record(IReadOnlyList<RefillStatus> statuses) => ForEach(statuses, (connection, refill, now) => connection.Run(
        RefillSeen, panel, refill.RefillId, refill.Status, ColumnValue.Of(OrderMeasure.IsCanceled(refill.Status)), now));

    public void Record(IReadOnlyList<Cancellation> cancellations) => ForEach(cancellations, (connection, cancellation, now) =>
        connection.Run(CancelAsked, panel, cancellation.OrderId, now));

    private void ForEach<T>(IReadOnlyList<T> items, Func<LedgerConnection, T, long, int> write)
    {
        if (items.Count == 0) return;
        var now = DateTimeOffset.UtcNow.UtcTicks;
        database.Write(connection =>
        {
            var changed = 0;
            foreach (var item in items) changed += write(connection, item, now);
            return changed;
        });
    }
}
