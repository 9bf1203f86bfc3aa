using System.Globalization;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Represents a number as people write it: <c>1,234.56</c>, <c>1.234,56</c>, <c>$0.50</c>, <c>12.50 EUR</c>, <c>1E-5</c>.
/// </summary>
/// <param name="Value">The number with all its digits.</param>
/// <param name="Unit">The currency as written; null if there is none.</param>
internal readonly record struct Amount(decimal Value, string? Unit)
{
    private const int Longest = 80;
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Returns the amount; null if the text is not an amount or is ambiguous.</summary>
    public static Amount? Parse(string text)
    {
        if (text.Length > Longest) return null;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var plain)
            ? new Amount(plain, null)
            : ParseWritten(text.Trim());
    }

    private static Amount? ParseWritten(string text)
    {
        var start = 0;
        while (start < text.Length && !StartsNumber(text, start)) start++;
        var end = start;
        while (end < text.Length && (IsDigit(text[end]) || NumberSeparators.IsSeparator(text[end]))) end++;
        while (end > start && !IsDigit(text[end - 1]) && text[end - 1] is not ('.' or ',')) end--;
        var stop = EndOfExponent(text, end);

        var before = text.Substring(0, start);
        var isNegative = TakeSign(ref before);
        if (UnitOf(before, text.Substring(stop)) is not { } unit) return null;
        if (NumberSeparators.Normalize(text.Substring(start, end - start)) is not { } digits) return null;
        var exact = $"{digits}{text.Substring(end, stop - end)}";
        return decimal.TryParse(exact, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new Amount(isNegative ? -number : number, unit.Length == 0 ? null : unit)
            : null;
    }

    // A point starts a number unless it ends a unit: ".5" and "$.5" are 0.5, but "Rs. 5" and "Rs.5" are 5.
    private static bool StartsNumber(string text, int at) => IsDigit(text[at])
        || (text[at] is '.' or ',' && at + 1 < text.Length && IsDigit(text[at + 1]) && (at == 0 || !char.IsLetter(text[at - 1])));

    private static int EndOfExponent(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var digits = at + 1;
        if (digits < text.Length && text[digits] is '+' or '-') digits++;
        var end = digits;
        while (end < text.Length && IsDigit(text[end])) end++;
        return end > digits ? end : at;
    }

    private static bool TakeSign(ref string before)
    {
        var at = before.IndexOfAny(['-', '\u2212', '+']);
        if (at < 0) return false;
        var isNegative = before[at] != '+';
        before = before.Remove(at, 1);
        return isNegative;
    }

    // At most one unit is allowed, and units do not multiply: "10K" is rejected, because it does not mean 10.
    private static string? UnitOf(string before, string after)
    {
        var (left, right) = (before.Trim(), after.Trim());
        if (left.Length > 0 && right.Length > 0 && char.IsLetter(left[0]) && char.IsLetter(right[0])) return null;
        var unit = right.Length > 0 && (left.Length == 0 || char.IsLetter(right[0])) ? right : left;
        return IsUnit(left) && IsUnit(right) ? unit : null;
    }

    // A unit is a currency sign with or without letters ("R$"), a code of three or four letters, or a known word.
    private static bool IsUnit(string text)
    {
        if (text.Length == 0) return true;
        var (letters, signs) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsLetter(c)) letters++;
            else if (char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol) signs++;
            else if (c != '.') return false;
        }

        return signs == 0 ? letters is 3 or 4 || IsKnownWord(text) : signs == 1 && letters <= 3;
    }

    private static bool IsKnownWord(string text) =>
        text.Trim('.').ToUpperInvariant() is "RS" or "RP" or "TL" or "KR" or "\u0420" or "\u20BD";

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
