using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Orders;

/// <summary>Reads one order's status (docs/panel-api.md#status-of-one-order), from a single answer or a batch.</summary>
internal static class OrderStatusReader
{
    private static readonly AnswerField Order = new("order");
    private static readonly AnswerField Status = new("status");
    private static readonly AnswerField Charge = new("charge");
    private static readonly AnswerField StartCount = new("start_count", "start_counter");
    private static readonly AnswerField Remains = new("remains");
    private static readonly AnswerField Currency = new("currency");

    public static OrderStatus Read(long orderId, JsonElement element, KnownStatuses statuses)
    {
        // {"order":1,"status":{"status":"Completed","charge":"1"}}
        if (element.Get(Status) is { ValueKind: JsonValueKind.Object } inner && inner.Text(Status) is not null) element = inner;
        var entry = new EntryReader(element);

        // A missing status is an error: a client that treated it as Completed would stop watching an unfinished, paid order.
        var status = (statuses.IsStatus(element) ? element.AsText() : entry.Text(Status))
            ?? throw new PanelException(
                PanelErrorCode.ResponseInvalid, $"The panel's answer does not contain a status for order {orderId}: {Excerpt.Of(element)}");
        var known = statuses.Of(status);
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
