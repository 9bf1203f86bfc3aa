using System.Text.Json;
using SimpleSmm.Wire;

namespace SimpleSmm.Orders;

/// <summary>Reads one order's status (API page, Order status), alone or out of a batch.</summary>
internal static class OrderStatusReader
{
    private static readonly string[] Known = ["order", "status", "charge", "start_count", "remains", "currency"];

    public static OrderStatus Read(long orderId, JsonElement entry)
    {
        var status = entry.Text("status")
            ?? throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no status for order {orderId}: {Excerpt.Of(entry)}");
        var known = StatusName.Parse(status);
        return new OrderStatus
        {
            OrderId = orderId,
            Status = known.Name,
            IsFinal = known.IsFinal,
            Charge = entry.Get("charge")?.AsDecimal(),
            StartCount = entry.Get("start_count")?.AsInteger(),
            Remains = entry.Get("remains")?.AsInteger(),
            Currency = entry.Text("currency"),
            AdditionalData = AdditionalData.Of(entry, Known),
        };
    }
}
