using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;

namespace SimpleSmm.Answers;

/// <summary>
/// Converts JSON to objects of a script: whole numbers to long, other numbers to decimal with every digit, and text unchanged (never to a
/// date). The result is the same in every culture.
/// </summary>
internal static class JsonObjects
{
    public static object? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => List(value),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object?[] List(JsonElement array)
    {
        var list = new object?[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray()) list[i++] = Of(item);
        return list;
    }

    private static object Object(JsonElement value)
    {
        var made = new PSObject();
        foreach (var field in value.EnumerateObject())
        {
            // A PSObject cannot have a property without a name or two names that differ by case only. A table can.
            if (field.Name.Length == 0 || made.Properties[field.Name] is { } other && other.Name != field.Name) return Table(value);
            made.Properties.Remove(field.Name);
            made.Properties.Add(new PSNoteProperty(field.Name, Of(field.Value)));
        }

        return made;
    }

    private static OrderedDictionary Table(JsonElement value)
    {
        var table = new OrderedDictionary();
        foreach (var field in value.EnumerateObject()) table[field.Name] = Of(field.Value);
        return table;
    }

    // A number that is too large for a decimal keeps its digits as text.
    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole)) return whole;
        var digits = value.GetRawText();
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : digits;
    }
}
