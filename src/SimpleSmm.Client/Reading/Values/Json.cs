using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Reads JSON values as panels use them: a number may be a string, a string may be a number, and null, "" and a missing field all mean
/// "not given". Always uses the invariant culture.
/// </summary>
internal static class Json
{
    /// <summary>Returns the field with any of its names; null if it is missing.</summary>
    public static JsonElement? Get(this JsonElement element, AnswerField name) =>
        name.TryFind(element, out var value, out _) ? value : null;

    /// <summary>Returns a field's text; null if it is not given.</summary>
    public static string? Text(this JsonElement element, AnswerField name) => element.Get(name)?.AsText();

    /// <summary>
    /// Returns whether the value is anything but null, "" or " ". It runs for every field, so it does not allocate a string.
    /// </summary>
    public static bool IsGiven(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => false,
        JsonValueKind.String => !value.ValueEquals(""u8) && !value.ValueEquals(" "u8),
        _ => true,
    };

    /// <summary>Returns a scalar's text; null for null, "" and values that are not scalars.</summary>
    public static string? AsText(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is var text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    /// <summary>Returns an amount with all its digits; null if the value is not an amount.</summary>
    public static decimal? AsDecimal(this JsonElement value) => value.AsAmount()?.Value;

    /// <summary>
    /// Returns an amount with its unit (<c>"1,234.56"</c>, <c>"$0.50"</c>, <c>"12,50 EUR"</c>); null if it is not an amount.
    /// </summary>
    public static Amount? AsAmount(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new Amount(number, null)
            : null,
        JsonValueKind.String => Amount.Parse(value.GetString()!),
        _ => null,
    };

    /// <summary>Returns a whole number without a unit, also from "10.0", "10,000" and 1e3; null if it is not a whole number.</summary>
    public static long? AsInteger(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var plain)) return plain;
        return value.AsAmount() is { Unit: null, Value: var number }
            && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;
    }

    /// <summary>Returns a count: as <see cref="AsInteger"/>, but the text "1.000" is a thousand, because a count has no decimals.</summary>
    public static long? AsCount(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String && NumberSeparators.IsThousand(value.GetString()!.Trim(), '.')
            ? long.Parse(value.GetString()!.Trim().Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture)
            : value.AsInteger();

    /// <summary>
    /// Returns an id, which is a whole number. A text must be plain digits ("10.00" is accepted, because some panels format every number
    /// this way); "12e4" and "1,0" are ids of another kind, not numbers.
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
