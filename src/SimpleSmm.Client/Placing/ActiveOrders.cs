namespace SimpleSmm;

/// <summary>
/// What a ledger knows of orders that are not over. None of the panels that were examined refuses a second order on the same link, and each
/// takes the money twice (docs/panel-api.md#unknown-outcomes).
/// </summary>
public static class ActiveOrders
{
    /// <summary>The order on the same link and of the same service that is not over as far as the ledger knows.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="order">The order that is to be sent.</param>
    /// <returns>The order that is in the way, the oldest first; null where there is none.</returns>
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

    /// <summary>The error of an order that is not sent because of another one.</summary>
    /// <param name="other">The order that is in the way.</param>
    /// <returns>The error to throw.</returns>
    public static PanelException Duplicate(Order other)
    {
        var name = other.OrderId > 0 ? $"Order {other.OrderId}" : $"The order '{other.Reference}'";
        return new PanelException(
            PanelErrorCode.DuplicateLink, $"{name} of the same service on this link is not over ({other.Status ?? other.Outcome.ToString()}), so this one was not sent.");
    }
}
