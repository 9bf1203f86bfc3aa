using System.Text.Json;
using SimpleSmm.Reading;

namespace SimpleSmm.Orders;

/// <summary>Reads one order's status (docs/panel-api.md#status-of-one-order), alone or out of a batch.</summary>
internal static class OrderStatusReader
{
    private static readonly FieldName Order = new("order");
    private static readonly FieldName Status = new("status");
    private static readonly FieldName Charge = new("charge");
    private static readonly FieldName StartCount = new("start_count", "start_counter");
    private static readonly FieldName Remains = new("remains");
    private static readonly FieldName Currency = new("currency");

    public static OrderStatus Read(long orderId, JsonElement element)
    {
        var entry = new Entry(element);

        // A status that is missing is never a guess: "no status" once counted as Completed somewhere, and the money was gone.
        var status = (StatusName.IsStatus(element) ? element.AsText() : entry.Text(Status))
            ?? throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no status for order {orderId}: {Excerpt.Of(element)}");
        var known = StatusName.Parse(status);
        var charge = entry.Amount(Charge);
        entry.Take(Order);
        return new OrderStatus
        {
            OrderId = orderId,
            Status = known.Name,
            IsFinal = known.IsFinal,
            Charge = charge?.Value,
            StartCount = entry.Count(StartCount),
            Remains = entry.Count(Remains),
            Currency = entry.Text(Currency) ?? charge?.Unit,
            AdditionalData = entry.Rest(),
        };
    }
}
