using System;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Imports and removes orders on a user's request.</summary>
internal sealed class LedgerMaintenance(LedgerDatabase database, ClaimStore claims, long panel, string? session)
{
    private const string IsFinished = "(state = 2 OR (state = 1 AND is_final = 1))";
    private const string ById = "SELECT reference FROM orders WHERE account = ?1 AND order_id = ?2";
    private const string DeleteOne = "DELETE FROM orders WHERE seq = ?1";

    // Rows are deleted in portions, so that a process that wants to place an order does not wait for all of them.
    private const int Portion = 5_000;
    private const string DeleteOld =
        "DELETE FROM orders WHERE seq IN (SELECT seq FROM orders WHERE account = ?1 AND sent_at < ?2 AND " + IsFinished
        + " ORDER BY sent_at LIMIT ?3)";

    // Almost every imported order is new, and then this statement is the whole import. OR FAIL: SQLite checks the constraints of one row
    // before it writes anything, so a failure leaves nothing to undo. With OR ABORT, and with foreign keys, it first copies each page that
    // the row changes to another file, which takes half of the time.
    private const string Insert =
        "INSERT OR FAIL INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, runs, interval, fields, "
        + "estimated_charge, "
        + "currency, status, is_final, charge, start_count, remains, status_at, highest_charge, finished_at) "
        + "SELECT ?1, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20 "
        + "WHERE NOT EXISTS (SELECT 1 FROM orders WHERE account = ?1 AND order_id = ?4) "
        + "AND NOT EXISTS (SELECT 1 FROM orders WHERE account = ?1 AND reference = ?2)";

    public Order Import(Order order)
    {
        LedgerRules.CheckImport(order);
        var reference = order.Reference ?? OrderReference.Create();
        return database.WriteOne(connection => Add(connection, order, reference) ?? FindKnown(connection, order.OrderId!.Value, reference));
    }

    public void Remove(string reference, bool evenUnfinished, long? orderId) => database.Write(connection =>
    {
        var rows = claims.FindAll(connection, reference);
        if (orderId is not null) rows.RemoveAll(row => row.Order.OrderId != orderId);

        // Of several orders of former sessions, removing a rejected one loses nothing.
        var there = rows.Find(row => row.Order.Outcome == OrderOutcome.Rejected) ?? (rows.Count > 0 ? rows[0] : null);
        if (orderId is null && rows.Count > 1 && there!.Order.Outcome != OrderOutcome.Rejected) throw ClaimStore.Ambiguous(reference, rows);
        LedgerRules.CheckRemovable(reference, there?.Order, evenUnfinished);
        return connection.Run(DeleteOne, there!.Sequence);
    });

    public int RemoveFinished(DateTimeOffset before)
    {
        var all = 0;
        int some;
        do
        {
            some = database.Read(connection => connection.Run(DeleteOld, panel, before.UtcTicks, (long)Portion));
            all += some;
        }
        while (some == Portion);
        return all;
    }

    // Returns null if the id or the reference is there already. The order is not read again, which would take as long as to insert it.
    private Order? Add(LedgerConnection connection, Order order, string reference)
    {
        var sentAt = (order.PlacedAt == default ? DateTimeOffset.UtcNow : order.PlacedAt).ToUniversalTime();
        var finishedAt = (order.FinishedAt ?? (order.IsFinal == true ? order.StatusAt : null))?.ToUniversalTime();
        var highest = order.Charge + (order.Refunded ?? 0);
        var isNew = connection.Run(
            Insert, panel, reference, sentAt.UtcTicks,
            order.OrderId, order.ServiceId, order.Link, order.Quantity, order.Runs, order.Interval,
            ColumnValue.Of(order), ColumnValue.Of(order.EstimatedCharge), order.Currency, order.Status, ColumnValue.Of(order.IsFinal),
            ColumnValue.Of(order.Charge), order.StartCount, order.Remains, order.StatusAt?.UtcTicks,
            ColumnValue.Of(highest), finishedAt?.UtcTicks) > 0;
        return !isNew ? null : new Order
        {
            OrderId = order.OrderId,
            ServiceId = order.ServiceId,
            Link = order.Link,
            Quantity = order.Quantity,
            Runs = order.Runs,
            Interval = order.Interval,
            Fields = order.Fields,
            Reference = reference,
            EstimatedCharge = order.EstimatedCharge,
            Currency = order.Currency,
            PlacedAt = sentAt,
            Session = session,
            Status = order.Status,
            IsFinal = order.IsFinal,
            Charge = order.Charge,
            StartCount = order.StartCount,
            Remains = order.Remains,
            StatusAt = order.StatusAt?.ToUniversalTime(),
            Refunded = highest is null ? null : Math.Max(highest.Value - order.Charge!.Value, 0),
            FinishedAt = finishedAt,
        };
    }

    private Order FindKnown(LedgerConnection connection, long orderId, string reference) =>
        ReferenceOf(connection, orderId) is { } known
            ? claims.Find(connection, known, alreadyPlaced: true)!.Order
            : throw LedgerRules.Taken(reference);

    private string? ReferenceOf(LedgerConnection connection, long orderId)
    {
        using var rows = connection.Query(ById, panel, orderId);
        return rows.Read() ? rows.GetString(0) : null;
    }
}
