using System;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Decodes one character of a text in each notation. Each method returns the code point, or -1 if the text does not use the notation here,
/// and the position of the next character.
/// </summary>
internal static class Escapes
{
    private static readonly (string Name, char Character)[] Entities =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')];

    /// <summary>Returns the character itself.</summary>
    public static int Plain(string text, int at, out int next)
    {
        var isPair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
        next = at + (isPair ? 2 : 1);
        return isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
    }

    /// <summary>Decodes <c>%2B</c>, which is one byte, not a character.</summary>
    public static int Percent(string text, int at, out int next)
    {
        next = at + 3;
        return text[at] == '%' ? Number(text, at + 1, 2, 16) : -1;
    }

    /// <summary>Decodes <c>\/</c>, <c>\u002B</c> and <c>\ud83d\ude00</c>.</summary>
    public static int Json(string text, int at, out int next)
    {
        next = at + 2;
        if (text[at] != '\\' || at + 1 >= text.Length) return -1;
        if (text[at + 1] != 'u') return text[at + 1];

        next = at + 6;
        var unit = Number(text, at + 2, 4, 16);
        if (unit is < 0xD800 or > 0xDBFF || next + 1 >= text.Length || text[next] != '\\' || text[next + 1] != 'u') return unit;
        var low = Number(text, next + 2, 4, 16);
        if (low is < 0xDC00 or > 0xDFFF) return unit;
        next += 6;
        return char.ConvertToUtf32((char)unit, (char)low);
    }

    /// <summary>Decodes <c>&amp;amp;</c>, <c>&amp;#38;</c> and <c>&amp;#x26;</c>.</summary>
    public static int Html(string text, int at, out int next)
    {
        next = at;
        if (text[at] != '&') return -1;
        var end = text.IndexOf(';', at, Math.Min(9, text.Length - at));
        if (end < at + 3) return -1;

        next = end + 1;
        if (text[at + 1] == '#')
        {
            return text[at + 2] is 'x' or 'X'
                ? Number(text, at + 3, end - at - 3, 16)
                : Number(text, at + 2, end - at - 2, 10);
        }

        foreach (var (name, character) in Entities)
        {
            if (end - at - 1 == name.Length && string.CompareOrdinal(text, at + 1, name, 0, name.Length) == 0) return character;
        }

        return -1;
    }

    private static int Number(string text, int at, int length, int radix)
    {
        if (length == 0 || at + length > text.Length) return -1;
        var number = 0;
        for (var i = at; i < at + length; i++)
        {
            var digit = Uri.IsHexDigit(text[i]) ? Uri.FromHex(text[i]) : radix;
            if (digit >= radix) return -1;
            number = (number * radix) + digit;
        }

        return number;
    }
}
