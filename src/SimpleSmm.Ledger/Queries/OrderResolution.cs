using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Queries;

/// <summary>Settles orders on a user's word, and decides which of several orders of former sessions keeps their reference.</summary>
internal sealed class OrderResolution(LedgerDatabase database, ClaimStore claims, long panel)
{
    private const string SameId = "SELECT reference FROM orders WHERE account = ?1 AND order_id = ?2 AND seq <> ?3";

    // What the panel reported belongs to the id that it was reported of.
    private const string Settle =
        "UPDATE orders SET state = ?2, order_id = ?3, reason = ?4, owner_token = NULL, "
        + "status = iif(order_id IS ?3, status, NULL), is_final = iif(order_id IS ?3, is_final, NULL), "
        + "charge = iif(order_id IS ?3, charge, NULL), start_count = iif(order_id IS ?3, start_count, NULL), "
        + "remains = iif(order_id IS ?3, remains, NULL), status_at = iif(order_id IS ?3, status_at, NULL), "
        + "refill_id = iif(order_id IS ?3, refill_id, NULL), refill_at = iif(order_id IS ?3, refill_at, NULL), "
        + "cancel_at = iif(order_id IS ?3, cancel_at, NULL), highest_charge = iif(order_id IS ?3, highest_charge, NULL), "
        + "finished_at = iif(order_id IS ?3, finished_at, NULL) WHERE seq = ?1";

    private const string Rename = "UPDATE orders SET reference = ?2, twin = 0, reason = ?3 WHERE seq = ?1";

    public Order Resolve(string reference, long? orderId, bool evenSettled, string? note) => database.Write(connection =>
    {
        var rows = claims.FindAll(connection, reference);
        var open = rows.FindAll(row => row.Order.Outcome != OrderOutcome.Rejected);
        if (open.Count > 1)
        {
            if (orderId is not null && open.Find(row => row.Order.OrderId == orderId) is { } keeper)
            {
                foreach (var row in open)
                {
                    if (row != keeper) GiveAway(connection, row, reference);
                }

                return keeper.Order;
            }

            // One after the other, the oldest first.
            open.RemoveAll(row => row.Order.Outcome != OrderOutcome.Unknown);
            if (open.Count == 0) throw ClaimStore.Ambiguous(reference, rows);
        }

        var there = open.Count > 0 ? open[0] : rows.Count > 0 ? rows[0] : null;
        LedgerRules.CheckResolvable(reference, there?.Order, evenSettled);
        if (orderId is { } id && OtherWith(connection, id, there!) is { } other) throw LedgerRules.IdTaken(id, other);
        var (state, reason) = LedgerRules.Resolved(orderId, note);
        var stored = state == OrderOutcome.Placed ? orderId ?? OrderRow.IdIsText : (long?)null;
        connection.Run(Settle, there!.Sequence, OutcomeNumber.Of(state), stored, reason);
        return claims.FindAll(connection, reference).Find(row => row.Sequence == there.Sequence)!.Order;
    });

    private static void GiveAway(LedgerConnection connection, OrderRow row, string reference)
    {
        LedgerRules.CheckResolvable(reference, row.Order, evenSettled: true);
        var reason = $"Had the reference '{reference}' of another order, recorded by the session '{row.FormerSession}'. {row.Order.Reason}";
        connection.Run(Rename, row.Sequence, OrderReference.Create(), reason.TrimEnd());
    }

    private string? OtherWith(LedgerConnection connection, long orderId, OrderRow there)
    {
        using var rows = connection.Query(SameId, panel, orderId, there.Sequence);
        return rows.Read() ? rows.GetString(0) : null;
    }
}
