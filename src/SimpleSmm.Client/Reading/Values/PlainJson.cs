using System;
using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Makes plain values of JSON: whole numbers become long, others become decimal with every digit, and a text stays as it is and never
/// becomes a date. It is the same in every culture.
/// </summary>
internal static class PlainJson
{
    /// <param name="value">Any JSON.</param>
    /// <param name="makeObject">Makes what a JSON object becomes.</param>
    public static object? Of(JsonElement value, Func<JsonElement, object> makeObject) => value.ValueKind switch
    {
        JsonValueKind.Object => makeObject(value),
        JsonValueKind.Array => List(value, makeObject),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object?[] List(JsonElement array, Func<JsonElement, object> makeObject)
    {
        var list = new object?[array.GetArrayLength()];
        var i = 0;
        foreach (var item in array.EnumerateArray()) list[i++] = Of(item, makeObject);
        return list;
    }

    // A number that is larger than a decimal keeps its digits, as text.
    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out var whole)) return whole;
        var digits = value.GetRawText();
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : digits;
    }
}
