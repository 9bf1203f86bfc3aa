using System;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Parses flags: true, 1, "1", "yes", and also words and days. <c>"30 days"</c> means yes, <c>"No refill"</c> means no.
/// </summary>
internal static class FlagParser
{
    /// <summary>Returns the flag; null if it is not given.</summary>
    /// <param name="value">The panel's value.</param>
    /// <param name="saysMore">Whether the value contains more than yes or no and should be kept.</param>
    public static bool? Read(JsonElement value, out bool saysMore)
    {
        saysMore = false;
        if (value.AsBoolean() is { } plain) return plain;
        saysMore = value.IsGiven();
        if (value.AsDecimal() is { } number) return number == 0 ? false : number > 0 ? true : null;
        return value.ValueKind == JsonValueKind.String ? InWords(value.GetString()!) : null;
    }

    /// <summary>A flag: true, 1, "1", "true", "yes" and their opposites; null for anything else.</summary>
    public static bool? AsBoolean(this JsonElement value) => value.AsText()?.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => null,
    };

    private static bool? InWords(string text)
    {
        text = text.Trim();
        var end = 0;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        return text.Substring(0, end).ToUpperInvariant() switch
        {
            "" or "UNKNOWN" or "NULL" or "NAN" or "NA" => null,
            "N" when text.StartsWith("N/A", StringComparison.OrdinalIgnoreCase) => null,
            "NO" or "NOT" or "NONE" or "NEVER" or "WITHOUT" or "DISABLED" or "UNAVAILABLE" or "N" or "OFF" or "FALSE" or "0" => false,
            _ => true,
        };
    }
}
