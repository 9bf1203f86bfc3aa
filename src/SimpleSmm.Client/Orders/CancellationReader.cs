using System.Text.Json;
using SimpleSmm.Wire;

namespace SimpleSmm.Orders;

/// <summary>Reads one order's part of the answer to <c>cancel</c>: <c>{"order": 2, "cancel": 1}</c> (API page, Cancel).</summary>
internal static class CancellationReader
{
    public static Cancellation Read(long orderId, JsonElement entry) => entry.Get("cancel")?.AsBoolean() == true
        ? new Cancellation { OrderId = orderId }
        : throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer does not say that it took the cancellation of order {orderId}: {Excerpt.Of(entry)}");
}
