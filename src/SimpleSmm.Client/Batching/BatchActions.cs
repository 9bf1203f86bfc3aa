using SimpleSmm.Orders;
using SimpleSmm.Refills;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>The four actions that take many ids (docs/panel-api.md#calls).</summary>
internal static class BatchActions
{
    public static readonly BatchAction<OrderStatus> Status =
        new(PanelAction.Status, IdKind.Order, true, new("status"), KnownStatuses.IsStatus, OrderStatusReader.Read);

    public static readonly BatchAction<Refill> Refill =
        new(PanelAction.Refill, IdKind.Order, true, new("refill"), RefillReader.IsBareId, RefillReader.ReadRefill);

    public static readonly BatchAction<RefillStatus> RefillStatus =
        new(PanelAction.RefillStatus, IdKind.Refill, true, new("status"), KnownStatuses.IsStatus, RefillReader.ReadStatus);

    public static readonly BatchAction<Cancellation> Cancel =
        new(PanelAction.Cancel, IdKind.Order, false, new("cancel"), CancellationReader.IsYes, CancellationReader.Read);

    /// <summary>For a panel that takes one order at a time.</summary>
    public static readonly BatchAction<Cancellation> CancelOne = Cancel with { HasSingleForm = true };
}
