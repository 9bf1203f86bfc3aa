using System.Text.Json;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Orders;

/// <summary>Reads the answer to <c>add</c>: <c>{"order": 235416}</c> (docs/panel-api.md#add-an-order), also inside <c>data</c>.</summary>
internal static class OrderReader
{
    private static readonly AnswerField Order = new("order", "order_id", "id");

    /// <exception cref="PanelException">There is no id, or none that can be kept as a number: the order may exist all the same.</exception>
    public static long ReadId(JsonElement answer)
    {
        var given = answer.Get(Order) ?? answer.Get(AnswerField.Data)?.Get(Order);
        if (given is not { } value || !value.IsGiven())
            throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no order id: {Excerpt.Of(answer)}");
        if (value.ValueKind == JsonValueKind.Object && ErrorText.Find(value) is { } text) throw PanelError.Of(text);
        return value.AsId() is { } id and > 0
            ? id
            : throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has the order id {Excerpt.Whole(value)}, which is no whole number above 0: {Excerpt.Of(answer)}");
    }
}
