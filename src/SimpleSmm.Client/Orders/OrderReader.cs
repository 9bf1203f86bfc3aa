using System.Text.Json;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Orders;

/// <summary>Reads the answer to <c>add</c>: <c>{"order": 235416}</c> (docs/panel-api.md#add-an-order), also inside <c>data</c>.</summary>
internal static class OrderReader
{
    private static readonly AnswerField Order = new("order", "order_id", "id");

    /// <exception cref="PanelException">The answer does not contain a usable id. The order may exist nevertheless.</exception>
    public static long ReadId(JsonElement answer)
    {
        var given = answer.Get(Order) ?? answer.Get(AnswerField.Data)?.Get(Order);
        if (given is not { } value || !value.IsGiven())
            throw Invalid($"The panel's answer does not contain an order id: {Excerpt.Of(answer)}");
        if (value.ValueKind == JsonValueKind.Object && ErrorText.Find(value) is { } text) throw PanelError.Of(text);
        return value.AsId() is { } id and > 0
            ? id
            : throw Invalid($"The order id {Excerpt.Whole(value)} is not a whole number above 0. The panel's answer: {Excerpt.Of(answer)}");
    }

    private static PanelException Invalid(string message) => new(PanelErrorCode.ResponseInvalid, message);
}
