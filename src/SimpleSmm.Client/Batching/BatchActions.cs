using SimpleSmm.Orders;
using SimpleSmm.Refills;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>The four actions of the API page that take many ids.</summary>
internal static class BatchActions
{
    public static readonly BatchAction<OrderStatus> Status =
        new(PanelAction.Status, "order", "orders", "order", "status", OrderStatusReader.Read);

    public static readonly BatchAction<Refill> Refill =
        new(PanelAction.Refill, "order", "orders", "order", "refill", RefillReader.ReadRefill);

    public static readonly BatchAction<RefillStatus> RefillStatus =
        new(PanelAction.RefillStatus, "refill", "refills", "refill", "status", RefillReader.ReadStatus);

    public static readonly BatchAction<Cancellation> Cancel =
        new(PanelAction.Cancel, null, "orders", "order", "cancel", CancellationReader.Read);
}
