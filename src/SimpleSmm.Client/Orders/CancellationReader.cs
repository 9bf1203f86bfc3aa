using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Orders;

/// <summary>
/// Reads one order's answer to <c>cancel</c> (docs/panel-api.md#cancel-orders): <c>{"order": 2, "cancel": 1}</c>, <c>{"cancel": id}</c>,
/// <c>{"success": "…"}</c>, or a bare <c>"requested"</c>.
/// </summary>
internal static class CancellationReader
{
    private static readonly AnswerField Cancel = new("cancel", "canceled", "cancelled");
    private static readonly AnswerField Status = new("status");
    private static readonly AnswerField Id = new("id", "cancel_id");
    private static readonly AnswerField Success = new("success");

    public static Cancellation Read(long orderId, JsonElement entry) => IsTaken(entry)
        ? new Cancellation { OrderId = orderId }
        : throw new PanelException(
            PanelErrorCode.ResponseInvalid,
            $"The panel's answer does not confirm the cancellation of order {orderId}: {Excerpt.Of(entry)}");

    /// <summary>Returns whether a bare value confirms the cancellation: 1, the order's id or a confirming word.</summary>
    public static bool IsYes(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.AsInteger() > 0,
        JsonValueKind.String => value.AsId() > 0 || IsYes(value.GetString()!),
        _ => false,
    };

    private static bool IsTaken(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) return IsYes(entry);

        // In this field, any text that does not mean "no" is an id: {"cancel":"ord_…"}.
        if (entry.Get(Cancel) is { } cancel && cancel.IsGiven())
            return cancel.ValueKind == JsonValueKind.Object
                ? IsTakenWithin(cancel)
                : IsYes(cancel) || (cancel.ValueKind == JsonValueKind.String && FlagParser.Read(cancel, out _) == true);
        if (entry.Get(Success) is { } success && success.IsGiven())
        {
            return success.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.Number
                && FlagParser.Read(success, out _) == true;
        }

        // A status "success" alone does not confirm a cancellation.
        return entry.Get(Status) is { ValueKind: JsonValueKind.String } status && IsRequested(status.GetString()!);
    }

    // {"cancel":{"status":"Canceled"}}: here even a status "success" is that of the cancellation.
    private static bool IsTakenWithin(JsonElement cancel) =>
        IsTaken(cancel) || (cancel.Get(Status) is { } status && IsYes(status)) || cancel.Get(Id)?.AsId() > 0;

    private static bool IsYes(string word) =>
        NameNormalizer.Normalize(word) is "true" or "yes" or "ok" or "success" || IsRequested(word);

    private static bool IsRequested(string word) =>
        NameNormalizer.Normalize(word) is "requested" or "cancelrequested" or "accepted" or "pending"
            or "canceled" or "cancelled" or "canceling" or "cancelling";
}
