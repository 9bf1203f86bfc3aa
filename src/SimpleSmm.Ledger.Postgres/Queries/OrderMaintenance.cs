using System;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Resolves, imports and removes orders on a user's request.</summary>
internal sealed class OrderMaintenance(ServerDatabase database, ClaimStore claims, long account)
{
    // Claims of the reference are not given meanwhile.
    private const string TakeTurn = "SELECT pg_advisory_xact_lock(hashtextextended($2::text, $1::bigint))";
    private const string OtherWithId = "SELECT reference FROM orders WHERE account = $1 AND order_id = $2 AND seq <> $3 LIMIT 1";
    private const string ById = "SELECT reference FROM orders WHERE account = $1 AND order_id = $2 ORDER BY seq LIMIT 1";
    private const string DeleteOne = "DELETE FROM orders WHERE seq = $1";

    // What the panel reported belongs to the id that it was reported of.
    private const string ForgetReported =
        "UPDATE orders SET status = NULL, is_final = NULL, charge = NULL, start_count = NULL, remains = NULL, status_at = NULL, "
        + "refill_id = NULL, refill_at = NULL, cancel_at = NULL, highest_charge = NULL, finished_at = NULL "
        + "WHERE seq = $1 AND order_id IS DISTINCT FROM $2::bigint";

    private const string ForgetStatuses =
        "DELETE FROM order_statuses WHERE order_seq IN (SELECT seq FROM orders WHERE seq = $1 AND order_id IS DISTINCT FROM $2::bigint)";

    private const string ForgetRefills =
        "DELETE FROM refills WHERE order_seq IN (SELECT seq FROM orders WHERE seq = $1 AND order_id IS DISTINCT FROM $2::bigint)";

    private const string Settle = "UPDATE orders SET state = $2, order_id = $3::bigint, reason = $4::text, token = NULL WHERE seq = $1";

    private const string Insert =
        "INSERT INTO orders (account, reference, state, sent_at, order_id, service_id, link, quantity, runs, \"interval\", fields, "
        + "estimated_charge, currency, status, is_final, charge, start_count, remains, status_at, highest_charge, finished_at) "
        + "VALUES ($1, $2, 1, coalesce($3::bigint, " + ServerSchema.Now + "), $4, $5, $6, $7::bigint, $8::bigint, $9::bigint, $10::jsonb, "
        + "$11::numeric, $12::text, $13::text, $14::boolean, $15::numeric, $16::bigint, $17::bigint, $18::bigint, $19::numeric, "
        + "$20::bigint)";

    private const string InsertStatus =
        "INSERT INTO order_statuses SELECT seq, status, status_at FROM orders WHERE account = $1 AND reference = $2 "
        + "AND status IS NOT NULL AND status_at IS NOT NULL";

    // Rows are deleted in portions, so that a worker that wants to place an order does not wait for all of them.
    private const int Portion = 5_000;
    private const string DeleteOld =
        "DELETE FROM orders WHERE seq IN (SELECT seq FROM orders WHERE account = $1 AND sent_at < $2 "
        + "AND (state = 2 OR (state = 1 AND is_final)) ORDER BY sent_at LIMIT $3 FOR UPDATE SKIP LOCKED)";

    public Order Resolve(string reference, long? orderId, bool evenSettled, string? note) => database.Write(connection =>
    {
        connection.Run(TakeTurn, account, reference);
        var there = claims.Find(connection, reference);
        LedgerRules.CheckResolvable(reference, there?.Order, evenSettled);
        if (orderId is { } id && connection.Scalar(OtherWithId, account, id, there!.Sequence) is string other)
            throw LedgerRules.IdTaken(id, other);
        var (state, reason) = LedgerRules.Resolved(orderId, note);
        var stored = state == OrderOutcome.Placed ? orderId ?? OrderRow.IdIsText : (long?)null;
        foreach (var forget in new[] { ForgetStatuses, ForgetRefills, ForgetReported }) connection.Run(forget, there!.Sequence, stored);
        connection.Run(Settle, there!.Sequence, OrderRow.NumberOf(state), stored, reason);
        return claims.Find(connection, reference)!.Order;
    });

    public Order Import(Order order)
    {
        LedgerRules.CheckImport(order);
        return database.Write(connection =>
        {
            if (connection.Scalar(ById, account, order.OrderId) is string same)
                return claims.Find(connection, same, alreadyPlaced: true)!.Order;
            var reference = order.Reference ?? OrderReference.Create();
            connection.Run(TakeTurn, account, reference);
            if (claims.Find(connection, reference) is not null) throw LedgerRules.Taken(reference);
            connection.Run(
                Insert, account, reference, order.PlacedAt == default ? null : order.PlacedAt.UtcTicks, order.OrderId, order.ServiceId,
                order.Link, order.Quantity, order.Runs, order.Interval, OrderRow.FieldsOf(order), order.EstimatedCharge, order.Currency,
                order.Status, order.IsFinal, order.Charge, order.StartCount, order.Remains, order.StatusAt?.UtcTicks,
                order.Charge + (order.Refunded ?? 0), (order.FinishedAt ?? (order.IsFinal == true ? order.StatusAt : null))?.UtcTicks);
            connection.Run(InsertStatus, account, reference);
            return claims.Find(connection, reference)!.Order;
        });
    }

    public void Remove(string reference, bool evenUnfinished, long? orderId) => database.Write(connection =>
    {
        connection.Run(TakeTurn, account, reference);
        var there = claims.Find(connection, reference);
        if (orderId is not null && there?.Order.OrderId != orderId) there = null;
        LedgerRules.CheckRemovable(reference, there?.Order, evenUnfinished);
        return connection.Run(DeleteOne, there!.Sequence);
    });

    public int RemoveFinished(DateTimeOffset before)
    {
        var all = 0;
        int some;
        do
        {
            some = database.Read(connection => connection.Run(DeleteOld, account, before.UtcTicks, (long)Portion));
            all += some;
        }
        while (some == Portion);
        return all;
    }
}
