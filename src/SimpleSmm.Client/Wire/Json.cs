using System;
using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Wire;

/// <summary>
/// Reads JSON values as panels mean them: a number may come as a string and a string as a number, and null, "" and a missing field
/// are all "not given". Invariant culture, always.
/// </summary>
internal static class Json
{
    /// <summary>The field, if it is there.</summary>
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A field's text; null where it is not given.</summary>
    public static string? Text(this JsonElement element, string name) => element.Get(name)?.AsText();

    /// <summary>A scalar's text; null for null, "" and what is no scalar.</summary>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.Characters() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>A string's characters; one that is no proper Unicode (half of an emoji, as PHP cuts them) as it was written.</summary>
    public static string Characters(this JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText().Trim('"');
        }
    }

    /// <summary>An amount, from the digits as they stand; null where there is none.</summary>
    public static decimal? AsDecimal(this JsonElement value) =>
        decimal.TryParse(value.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number; null where there is none. "10.0" and 1e3 are whole.</summary>
    public static long? AsInteger(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var plain)) return plain;
        return value.AsDecimal() is { } number && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
    }

    /// <summary>A flag: true, 1, "1", "true", "yes" and their opposites; null for anything else.</summary>
    public static bool? AsBoolean(this JsonElement value) => value.AsText()?.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };
}
