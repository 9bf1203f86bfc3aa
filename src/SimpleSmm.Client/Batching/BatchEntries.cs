using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Batching;

/// <summary>
/// Finds each id's entry in an answer, whatever its shape: an object keyed by id, an array of objects with the id in them, a bare
/// list, one bare object for one id, or any of these in an envelope. Ids are matched by what the answer says. A list of the requested
/// length with no id in it is matched by position only where the panel is known to answer so (docs/panel-api.md#answers-for-many-ids).
/// </summary>
internal static class BatchEntries
{
    /// <param name="answer">The whole answer.</param>
    /// <param name="ids">The ids asked for, each once.</param>
    /// <param name="kind">What the ids are of.</param>
    /// <param name="byPosition">Whether a list without ids is matched by position.</param>
    /// <param name="extra">How many entries belong to no id asked for.</param>
    public static Dictionary<long, JsonElement> Find(JsonElement answer, long[] ids, IdKind kind, bool byPosition, out int extra)
    {
        var search = new EntrySearch(ids, kind, byPosition);
        extra = answer.ValueKind switch
        {
            JsonValueKind.Array => search.InList(answer),
            JsonValueKind.Object => InObject(answer, search),
            _ => 0,
        };
        return search.Entries;
    }

    private static int InObject(JsonElement answer, EntrySearch search)
    {
        var others = search.InKeys(answer, out var isKeyed);
        if (search.Count > 0 || search.InIdList(answer)) return others;
        if (InEnvelope(answer, search) is { } extra) return extra;
        return !isKeyed && search.IsAlone(answer) ? 0 : others;
    }

    // Only what holds objects is an envelope: the orders of a drip-feed are plain ids, and its children. And an order's own status is none.
    private static int? InEnvelope(JsonElement answer, EntrySearch search)
    {
        if (EntryNames.IsEntry(answer)) return null;
        foreach (var part in (JsonElement?[])[Envelope.Content(answer), answer.Get(search.Kind.ListField)])
        {
            if (part is not { } inner) continue;
            var extra = inner.ValueKind switch
            {
                JsonValueKind.Array when HoldsObjects(inner) => search.InList(inner),
                JsonValueKind.Object => InData(inner, search),
                _ => 0,
            };
            if (search.Count > 0) return extra;
        }

        return null;
    }

    private static int InData(JsonElement inner, EntrySearch search)
    {
        var others = search.InKeys(inner, out var isKeyed);
        if (search.Count == 0 && !isKeyed && EntryNames.HasValue(inner)) search.IsAlone(inner);
        return search.Count > 0 ? others : 0;
    }

    private static bool HoldsObjects(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object) return false;
        }

        return true;
    }
}
