using SimpleSmm.Orders;
using SimpleSmm.Refills;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>The four actions that take many ids (docs/panel-api.md#calls).</summary>
internal static class BatchActions
{
    public static readonly BatchAction<OrderStatus> Status =
        new(PanelAction.Status, "order", "orders", "order", new("status"), KnownStatuses.IsStatus, OrderStatusReader.Read);

    public static readonly BatchAction<Refill> Refill =
        new(PanelAction.Refill, "order", "orders", "order", new("refill"), RefillReader.IsBareId, RefillReader.ReadRefill);

    public static readonly BatchAction<RefillStatus> RefillStatus =
        new(PanelAction.RefillStatus, "refill", "refills", "refill", new("status"), KnownStatuses.IsStatus, RefillReader.ReadStatus);

    public static readonly BatchAction<Cancellation> Cancel =
        new(PanelAction.Cancel, null, "orders", "order", new("cancel"), CancellationReader.IsYes, CancellationReader.Read);

    /// <summary>For a panel that takes one order at a time.</summary>
    public static readonly BatchAction<Cancellation> CancelOne = Cancel with { OneField = "order" };
}
