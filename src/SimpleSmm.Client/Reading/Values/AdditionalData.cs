using System.Collections.Generic;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>Keeps the undocumented fields of an answer, so that no data of the panel is lost.</summary>
internal static class AdditionalData
{
    private static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();
    private static readonly List<byte[]> Nothing = [];

    /// <summary>Returns the unknown fields of an object; a shared empty dictionary if there are none.</summary>
    public static IReadOnlyDictionary<string, object?> Of(JsonElement element, List<byte[]> known)
    {
        if (element.ValueKind != JsonValueKind.Object) return None;
        Dictionary<string, object?>? rest = null;
        foreach (var field in element.EnumerateObject())
        {
            if (!IsKnown(field, known)) (rest ??= [])[field.Name] = PlainJson.Of(field.Value, static inner => Of(inner, Nothing));
        }

        return rest ?? None;
    }

    private static bool IsKnown(JsonProperty field, List<byte[]> known)
    {
        foreach (var name in known)
        {
            if (field.NameEquals(name)) return true;
        }

        return false;
    }
}
