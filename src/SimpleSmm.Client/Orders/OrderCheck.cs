namespace SimpleSmm.Orders;

/// <summary>What can be said of an order before it is sent: everything that no panel could accept.</summary>
internal static class OrderCheck
{
    /// <exception cref="PanelException">The order makes no sense; nothing was sent.</exception>
    public static void Check(OrderRequest order)
    {
        if (order.ServiceId < 1)
            throw new PanelException(PanelErrorCode.ServiceNotFound, $"A service id is a whole number of 1 or more, not {order.ServiceId}.");
        if (string.IsNullOrWhiteSpace(order.Link))
            throw new PanelException(PanelErrorCode.InvalidLink, "The link is empty.");
        if (order.Quantity is null)
            throw new PanelException(PanelErrorCode.InvalidQuantity, "The quantity is missing.");
        if (order.Quantity < 1)
            throw new PanelException(PanelErrorCode.InvalidQuantity, $"The quantity must be 1 or more, not {order.Quantity}.");
        if (order.Runs is null != order.Interval is null)
            throw new PanelException(PanelErrorCode.InvalidField, $"A drip-feed needs runs and interval; the {(order.Runs is null ? "number of runs" : "interval")} is missing.");
        if (order.Runs < 1)
            throw new PanelException(PanelErrorCode.InvalidField, $"The runs must be 1 or more, not {order.Runs}.");
        if (order.Interval < 0)
            throw new PanelException(PanelErrorCode.InvalidField, $"The interval must be 0 minutes or more, not {order.Interval}.");
    }
}
