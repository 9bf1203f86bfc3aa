using System.Text.Json;
using SimpleSmm.Errors;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Orders;

/// <summary>Reads the answer to <c>add</c>: <c>{"order": 235416}</c> (docs/panel-api.md#add-an-order), also inside an envelope.</summary>
internal static class OrderReader
{
    private static readonly AnswerField Order = new("order", "order_id", "id");

    /// <exception cref="PanelException">The answer does not contain a usable id. The order may exist nevertheless.</exception>
    public static long ReadId(JsonElement answer)
    {
        if (Envelope.Find(answer, Order) is not { } value)
            throw Invalid($"The panel's answer does not contain an order id: {Excerpt.Of(answer)}");
        if (value.ValueKind == JsonValueKind.Object)
        {
            if (ErrorText.Find(value) is { } text) throw PanelError.Of(text);
            value = Envelope.Find(value, Order) ?? value;
        }

        if (value.AsId() is { } id and > 0) return id;
        throw CannotBeHeld(value)
            ? Unkeepable(value, answer)
            : Invalid($"The order id {Excerpt.Whole(value)} is not a whole number above 0. The panel's answer: {Excerpt.Of(answer)}");
    }

    private static PanelException Unkeepable(JsonElement value, JsonElement answer) => new PanelFailure(
        PanelErrorCode.ResponseInvalid,
        $"The panel's order id {Excerpt.Whole(value)} is not a whole number, so it cannot be kept. No more orders are sent, because each "
        + $"would be paid for and its id lost. Find this order on the panel's site by that id, and settle it with Resolve-SmmOrder -Note. "
        + $"The panel's answer: {Excerpt.Of(answer)}")
    {
        EndsCommand = true,
    }.ToException();

    // "ORD-123", a hexadecimal number, a UUID or too many digits: every order of such a panel has an id of this kind.
    private static bool CannotBeHeld(JsonElement value)
    {
        if (value.AsId() is not null || value.AsText()?.Trim() is not { } text || text[0] == '-') return false;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            && text.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']) >= 0;
    }

    private static PanelException Invalid(string message) => new(PanelErrorCode.ResponseInvalid, message);
}
