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
            if (!IsKnown(field, known)) (rest ??= [])[field.Name] = Plain(field.Value);
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

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.AsInteger() ?? value.AsDecimal() ?? (object)value.GetRawText(),
        JsonValueKind.Array => List(value),
        JsonValueKind.Object => Of(value, Nothing),
        _ => null,
    };

    private static object?[] List(JsonElement array)
    {
        var list = new object?[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray()) list[i++] = Plain(item);
        return list;
    }
}
