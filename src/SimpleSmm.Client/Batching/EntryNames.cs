using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Batching;

/// <summary>The names that matter when an answer is searched for ids, whatever they are of.</summary>
internal static class EntryNames
{
    /// <summary>A field that may name the id, or a row of the panel's table.</summary>
    public static readonly AnswerField Row = new("id");

    private static readonly AnswerField Status = new("status");
    private static readonly AnswerField[] Values = [new("status"), new("refill"), new("cancel"), new("error")];

    /// <summary>Whether an object is an entry itself: its status is more than the "success" of an envelope.</summary>
    public static bool IsEntry(JsonElement element) =>
        element.Text(Status) is { } status && NameNormalizer.Normalize(status) is not ("success" or "ok" or "true" or "1" or "200");

    /// <summary>Whether an object says something of an order or a refill.</summary>
    public static bool HasValue(JsonElement element)
    {
        foreach (var name in Values)
        {
            if (element.Get(name) is not null) return true;
        }

        return false;
    }
}
