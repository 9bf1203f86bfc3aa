using System.Text.Json;
using SimpleSmm.Orders;
using SimpleSmm.Wire;

namespace SimpleSmm.Refills;

/// <summary>Reads refills and their statuses, alone or out of a batch (API page, Refill to Multiple Refill Status).</summary>
internal static class RefillReader
{
    public static Refill ReadRefill(long orderId, JsonElement entry) => new()
    {
        OrderId = orderId,
        RefillId = entry.Get("refill")?.AsInteger() is { } id and > 0
            ? id
            : throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no refill id for order {orderId}: {Excerpt.Of(entry)}"),
    };

    public static RefillStatus ReadStatus(long refillId, JsonElement entry)
    {
        var status = entry.Text("status")
            ?? throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no status for refill {refillId}: {Excerpt.Of(entry)}");
        var known = StatusName.Parse(status);
        return new RefillStatus { RefillId = refillId, Status = known.Name, IsFinal = known.IsFinal };
    }
}
