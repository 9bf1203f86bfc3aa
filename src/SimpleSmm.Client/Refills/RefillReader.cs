using System.Text.Json;
using SimpleSmm.Orders;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Refills;

/// <summary>Reads refills and their statuses, from a single answer or a batch (docs/panel-api.md#variants-of-refills).</summary>
internal static class RefillReader
{
    private static readonly AnswerField Refill = new("refill", "refill_id");
    private static readonly AnswerField Nested = new("refill", "refill_id", "id");
    private static readonly AnswerField Status = new("status");

    public static Refill ReadRefill(long orderId, JsonElement entry)
    {
        var given = IsBareId(entry) ? entry : entry.Get(Refill) ?? default;
        if (given.ValueKind == JsonValueKind.Object) given = given.Get(Nested) ?? given;
        if (!given.IsGiven())
            throw Invalid($"The panel's answer does not contain a refill id for order {orderId}: {Excerpt.Of(entry)}");
        return given.AsId() is { } id and > 0
            ? new Refill { OrderId = orderId, RefillId = id }
            : throw Invalid($"The refill id {Excerpt.Whole(given)} is not a whole number above 0. The panel's answer: {Excerpt.Of(entry)}");
    }

    public static RefillStatus ReadStatus(long refillId, JsonElement entry, KnownStatuses statuses)
    {
        var status = (statuses.IsStatus(entry) ? entry.AsText() : StatusOf(entry))
            ?? throw Invalid($"The panel's answer does not contain a status for refill {refillId}: {Excerpt.Of(entry)}");

        // Some panels report an unknown refill as a status.
        if (NameNormalizer.Normalize(status) is "notfound" or "refillnotfound") throw PanelError.Of(PanelErrorCode.RefillNotFound, status);
        var known = statuses.Of(status);
        return new RefillStatus { RefillId = refillId, Status = known.Name, IsFinal = known.IsFinal };
    }

    // {"refill":1,"status":{"status":"Completed"}}
    private static string? StatusOf(JsonElement entry) =>
        entry.Get(Status) is { ValueKind: JsonValueKind.Object } inner ? inner.Text(Status) : entry.Text(Status);

    private static PanelException Invalid(string message) => new(PanelErrorCode.ResponseInvalid, message);

    /// <summary>Returns whether an entry is only the refill's id.</summary>
    public static bool IsBareId(JsonElement entry) => entry.ValueKind is JsonValueKind.Number or JsonValueKind.String && entry.AsId() > 0;
}
