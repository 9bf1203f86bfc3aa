using SimpleSmm.Orders;
using SimpleSmm.Refills;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>The four actions that take many ids (docs/panel-api.md#calls).</summary>
internal static class BatchActions
{
    public static BatchAction<OrderStatus> Status(KnownStatuses statuses) => new(
        PanelAction.Status, IdKind.Order, true, new("status"), statuses.IsStatus,
        (id, entry) => OrderStatusReader.Read(id, entry, statuses));

    public static readonly BatchAction<Refill> Refill =
        new(PanelAction.Refill, IdKind.Order, true, new("refill"), RefillReader.IsBareId, RefillReader.ReadRefill);

    public static BatchAction<RefillStatus> RefillStatus(KnownStatuses statuses) => new(
        PanelAction.RefillStatus, IdKind.Refill, true, new("status"), statuses.IsStatus,
        (id, entry) => RefillReader.ReadStatus(id, entry, statuses));

    public static readonly BatchAction<Cancellation> Cancel =
        new(PanelAction.Cancel, IdKind.Order, false, new("cancel"), CancellationReader.IsYes, CancellationReader.Read);

    /// <summary>For a panel that takes one order at a time.</summary>
    public static readonly BatchAction<Cancellation> CancelOne = Cancel with { HasSingleForm = true };
}
