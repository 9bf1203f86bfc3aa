using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Reads JSON values as panels mean them: a number may come as a string and a string as a number, and null, "" and a missing field
/// are all "not given". Invariant culture, always.
/// </summary>
internal static class Json
{
    // These begin what a terminal takes for a command: no panel colors, moves or clears anything there.
    private static readonly char[] TerminalCommands = ['\u001b', '\u009b'];

    /// <summary>The field under any of its names; null where it is missing.</summary>
    public static JsonElement? Get(this JsonElement element, AnswerField name) => name.TryFind(element, out var value, out _) ? value : null;

    /// <summary>A field's text; null where it is not given.</summary>
    public static string? Text(this JsonElement element, AnswerField name) => element.Get(name)?.AsText();

    /// <summary>Whether there is anything at all: not null, "" or " ". It is asked of every field, so it makes no string.</summary>
    public static bool IsGiven(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => false,
        JsonValueKind.String => !value.ValueEquals(""u8) && !value.ValueEquals(" "u8),
        _ => true,
    };

    /// <summary>A scalar's text; null for null, "" and what is no scalar.</summary>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Harmless(value.GetString()!) is var text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string Harmless(string text) => text.IndexOfAny(TerminalCommands) < 0 ? text : string.Concat(text.Split(TerminalCommands));

    /// <summary>An amount, from the digits as they stand; null where there is none.</summary>
    public static decimal? AsDecimal(this JsonElement value) => value.AsAmount()?.Value;

    /// <summary>An amount with its unit, as people write it: <c>"1,234.56"</c>, <c>"$0.50"</c>, <c>"12,50 EUR"</c>; null where there is none.</summary>
    public static Amount? AsAmount(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new Amount(number, null)
            : null,
        JsonValueKind.String => Amount.Parse(value.GetString()!),
        _ => null,
    };

    /// <summary>A whole number without a unit; null where there is none. "10.0", "10,000" and 1e3 are whole.</summary>
    public static long? AsInteger(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var plain)) return plain;
        return value.AsAmount() is { Unit: null, Value: var number } && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
    }

    /// <summary>
    /// An id: a whole number. Text must be plain digits ("10.00" passes, for the panels that print every number so); "12e4" and "1,0" are
    /// no numbers but ids of another kind.
    /// </summary>
    public static long? AsId(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return value.AsInteger();
        const NumberStyles Plain = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(value.GetString(), Plain, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number && number <= long.MaxValue
            ? (long)number
            : null;
    }
}
