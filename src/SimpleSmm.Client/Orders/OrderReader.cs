using System.Text.Json;
using SimpleSmm.Wire;

namespace SimpleSmm.Orders;

/// <summary>Reads the answer to <c>add</c>: <c>{"order": 235416}</c> (API page, Add order).</summary>
internal static class OrderReader
{
    public static long ReadId(JsonElement answer) => answer.Get("order")?.AsInteger() is { } id and > 0
        ? id
        : throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no order id: {Excerpt.Of(answer)}");
}
