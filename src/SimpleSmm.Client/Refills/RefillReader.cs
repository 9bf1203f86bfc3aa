using System.Text.Json;
using SimpleSmm.Orders;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Refills;

/// <summary>Reads refills and their statuses, alone or out of a batch (docs/panel-api.md#variants-of-refills).</summary>
internal static class RefillReader
{
    private static readonly AnswerField Refill = new("refill", "refill_id");
    private static readonly AnswerField Status = new("status");

    public static Refill ReadRefill(long orderId, JsonElement entry)
    {
        var given = IsBareId(entry) ? entry : entry.Get(Refill) ?? default;
        if (!given.IsGiven())
            throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no refill id for order {orderId}: {Excerpt.Of(entry)}");
        return given.AsId() is { } id and > 0
            ? new Refill { OrderId = orderId, RefillId = id }
            : throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has the refill id {Excerpt.Whole(given)}, which is no whole number above 0: {Excerpt.Of(entry)}");
    }

    public static RefillStatus ReadStatus(long refillId, JsonElement entry)
    {
        var status = (KnownStatuses.IsStatus(entry) ? entry.AsText() : entry.Text(Status))
            ?? throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no status for refill {refillId}: {Excerpt.Of(entry)}");

        // Some panels say in the status that there is no such refill.
        if (NameNormalizer.Normalize(status) is "notfound" or "refillnotfound") throw PanelError.Of(PanelErrorCode.RefillNotFound, status);
        var known = KnownStatuses.Parse(status);
        return new RefillStatus { RefillId = refillId, Status = known.Name, IsFinal = known.IsFinal };
    }

    /// <summary>Whether an entry is nothing but the refill's id.</summary>
    public static bool IsBareId(JsonElement entry) => entry.ValueKind is JsonValueKind.Number or JsonValueKind.String && entry.AsId() > 0;
}
