using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>
/// Finds each id's entry in an answer, whatever its shape: an object keyed by id, an array of objects with the id in them, a bare
/// list, or one bare object for one id. Ids are matched by what the answer says, never by position, unless the answer is a list of
/// the requested length with no id in it (PHP turns the keys 0, 1, 2 into one; wire-contract.md 6).
/// </summary>
internal static class BatchEntries
{
    /// <param name="answer">The whole answer.</param>
    /// <param name="ids">The ids asked for, each once.</param>
    /// <param name="idField">The field that names the id in an entry.</param>
    /// <param name="extra">How many entries belong to no id asked for.</param>
    public static Dictionary<long, JsonElement> Find(JsonElement answer, long[] ids, string idField, out int extra)
    {
        var entries = new Dictionary<long, JsonElement>(ids.Length);
        foreach (var id in ids) entries[id] = default;
        extra = answer.ValueKind switch
        {
            JsonValueKind.Array => FromArray(answer, ids, idField, entries),
            JsonValueKind.Object => FromObject(answer, ids, idField, entries),
            _ => 0,
        };
        return entries;
    }

    private static int FromArray(JsonElement answer, long[] ids, string idField, Dictionary<long, JsonElement> entries)
    {
        var named = 0;
        var extra = 0;
        foreach (var entry in answer.EnumerateArray())
        {
            if (entry.Get(idField) is not { } id) continue;
            named++;
            if (!Put(entries, id.AsInteger(), entry)) extra++;
        }

        if (named > 0 || answer.GetArrayLength() != ids.Length) return extra + (answer.GetArrayLength() - named);
        for (var i = 0; i < ids.Length; i++) entries[ids[i]] = answer[i];
        return 0;
    }

    private static int FromObject(JsonElement answer, long[] ids, string idField, Dictionary<long, JsonElement> entries)
    {
        var keyed = false;
        var others = 0;
        foreach (var field in answer.EnumerateObject())
        {
            var id = ParseKey(field.Name);
            keyed |= id is not null;
            if (!Put(entries, id, field.Value)) others++;
        }

        if (keyed || ids.Length != 1) return others;

        // One id alone: the object is its entry, unless it names another.
        if (answer.Get(idField)?.AsInteger() is not { } said || said == ids[0]) entries[ids[0]] = answer;
        return 0;
    }

    private static bool Put(Dictionary<long, JsonElement> entries, long? id, JsonElement entry)
    {
        if (id is not { } known || !entries.ContainsKey(known)) return false;
        entries[known] = entry;
        return true;
    }

    private static long? ParseKey(string key) =>
        long.TryParse(key, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var id) ? id : null;
}
