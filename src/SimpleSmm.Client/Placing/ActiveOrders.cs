namespace SimpleSmm;

/// <summary>
/// Finds unfinished orders in a ledger. The examined panels accept a second order on the same link and charge for both orders
/// (docs/panel-api.md#unknown-outcomes).
/// </summary>
public static class ActiveOrders
{
    /// <summary>Returns an order for the same service and link that is not finished, as far as the ledger knows.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="order">The order to send.</param>
    /// <returns>The oldest unfinished order; null if there is none.</returns>
    /// <exception cref="PanelException">The ledger cannot be read (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static Order? FindOnSameLink(IOrderLedger ledger, OrderRequest order)
    {
        if (string.IsNullOrWhiteSpace(order.Link)) return null;
        foreach (var other in ledger.Read(new LedgerQuery { Link = order.Link, ServiceId = order.ServiceId }))
        {
            if (other.Outcome == OrderOutcome.Rejected || other.IsFinal == true || other.Reference == order.Reference) continue;
            return other;
        }

        return null;
    }

    /// <summary>Returns the error of an order that is not sent because of an unfinished order on the same link.</summary>
    /// <param name="other">The unfinished order.</param>
    /// <returns>The exception to throw.</returns>
    public static PanelException Duplicate(Order other)
    {
        var name = other.OrderId > 0 ? $"Order {other.OrderId}" : $"The order '{other.Reference}'";
        var state = other.Status ?? other.Outcome;
        return new PanelException(
            PanelErrorCode.DuplicateLink, $"{name} for the same service and link is not finished ({state}), so this order was not sent.");
    }
}
