using System.Text;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Distinguishes decimal signs from thousands separators. If a number has both kinds, the last one is the decimal sign. A kind that occurs
/// several times separates thousands. A single point is the decimal sign. So is a single comma, except in the position of a thousands
/// separator: <c>10,000</c>.
/// </summary>
internal static class NumberSeparators
{
    /// <summary>Returns whether a character can separate digits: a point, a comma, an apostrophe or a blank.</summary>
    public static bool IsSeparator(char c) => c is '.' or ',' or '\'' or '\u2019' || IsBlank(c);

    /// <summary>Returns the digits with at most one point; null if the separators do not form a number.</summary>
    public static string? Normalize(string text)
    {
        var sign = DecimalSign(text);
        var head = sign < 0 ? text : text.Substring(0, sign);
        var fraction = sign < 0 ? "" : text.Substring(sign + 1);
        foreach (var c in fraction)
        {
            if (c is < '0' or > '9') return null;
        }

        if (head.Length == 0) return fraction.Length == 0 ? null : $"0.{fraction}";
        return WithoutGroups(head) is not { } whole ? null : fraction.Length == 0 ? whole : $"{whole}.{fraction}";
    }

    private static int DecimalSign(string text)
    {
        var (point, comma) = (text.LastIndexOf('.'), text.LastIndexOf(','));
        if (point >= 0 && comma >= 0) return point > comma ? point : comma;
        var sign = point >= 0 ? point : comma;
        if (sign < 0 || text.IndexOf(text[sign]) != sign) return -1;
        return point < 0 && IsThousand(text, ',') ? -1 : sign;
    }

    /// <summary>
    /// Returns whether one separator divides thousands: true for "10,000", but not for "0,125", "1234,567" or "1 234,567".
    /// </summary>
    public static bool IsThousand(string text, char separator)
    {
        var at = text.IndexOf(separator);
        if (at is < 1 or > 3 || text.Length != at + 4 || text[0] == '0') return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i != at && text[i] is < '0' or > '9') return false;
        }

        return true;
    }

    // All separators must be the same. The last group has three digits, the groups before it two or three (1,00,000 is a lakh).
    private static string? WithoutGroups(string head)
    {
        var digits = new StringBuilder(head.Length);
        var separator = '\0';
        var group = 0;
        foreach (var raw in head)
        {
            var c = IsBlank(raw) ? ' ' : raw;
            if (c is >= '0' and <= '9')
            {
                digits.Append(c);
                group++;
                continue;
            }

            if (separator == '\0' ? group is < 1 or > 3 : c != separator || group is not (3 or 2)) return null;
            (separator, group) = (c, 0);
        }

        return separator == '\0' || group == 3 ? digits.ToString() : null;
    }

    private static bool IsBlank(char c) => c is ' ' or '\u00A0' or '\u2009' or '\u202F';
}
