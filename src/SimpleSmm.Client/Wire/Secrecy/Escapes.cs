using System;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Decodes the escape at the beginning of a text, in any notation in which a program may write a character.</summary>
internal static class Escapes
{
    private const int LongestEntity = 12;

    /// <summary>The size of the longest escape, in bytes.</summary>
    public const int Longest = 12;

    /// <summary>Returns whether an escape may begin with a character.</summary>
    public static bool MayBegin(int c) => c is '%' or '\\' or '&';

    /// <summary>Decodes one escape.</summary>
    /// <param name="text">The text, which begins with the escape.</param>
    /// <param name="code">The character.</param>
    /// <param name="isByte">Whether it is one byte of UTF-8, not a character.</param>
    /// <returns>The size of the escape; 0 if there is none.</returns>
    public static int Decode(ReadOnlySpan<byte> text, out int code, out bool isByte)
    {
        isByte = false;
        code = -1;
        return text[0] switch
        {
            (byte)'%' => Percent(text, out code, out isByte),
            (byte)'\\' => Backslash(text, out code),
            (byte)'&' => Entity(text, out code),
            _ => 0,
        };
    }

    // %2B, and %u002B of JavaScript.
    private static int Percent(ReadOnlySpan<byte> text, out int code, out bool isByte)
    {
        isByte = text.Length < 2 || text[1] is not ((byte)'u' or (byte)'U');
        code = isByte ? Number(text, 1, 2, 16) : Number(text, 2, 4, 16);
        return code < 0 ? 0 : isByte ? 3 : 6;
    }

    // \/ and \x2B, \u002B and \ud83d\ude00.
    private static int Backslash(ReadOnlySpan<byte> text, out int code)
    {
        code = -1;
        if (text.Length < 2) return 0;
        if (text[1] == 'x' && Number(text, 2, 2, 16) is var x and >= 0) return Found(x, 4, out code);
        if (text[1] != 'u') return text[1] < 0x80 ? Found(text[1], 2, out code) : 0;

        var unit = Number(text, 2, 4, 16);
        if (unit < 0) return 0;
        var low = unit is >= 0xD800 and <= 0xDBFF && text.Length > 7 && text[6] == '\\' && text[7] == 'u' ? Number(text, 8, 4, 16) : -1;
        return low is >= 0xDC00 and <= 0xDFFF
            ? Found(char.ConvertToUtf32((char)unit, (char)low), 12, out code)
            : Found(unit, 6, out code);
    }

    // &amp; and &#38; and &#x26;.
    private static int Entity(ReadOnlySpan<byte> text, out int code)
    {
        code = -1;
        var end = text.Slice(0, Math.Min(LongestEntity, text.Length)).IndexOf((byte)';');
        if (end < 3) return 0;
        var name = text.Slice(1, end - 1);
        code = name[0] == '#' ? Digits(text, end)
            : name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : -1;
        return code < 0 ? 0 : end + 1;
    }

    private static int Digits(ReadOnlySpan<byte> text, int end) =>
        text[2] is (byte)'x' or (byte)'X' ? Number(text, 3, end - 3, 16) : Number(text, 2, end - 2, 10);

    private static int Found(int character, int size, out int code)
    {
        code = character;
        return size;
    }

    private static int Number(ReadOnlySpan<byte> text, int at, int length, int radix)
    {
        if (length == 0 || at + length > text.Length) return -1;
        var number = 0;
        for (var i = at; i < at + length; i++)
        {
            var digit = Uri.IsHexDigit((char)text[i]) ? Uri.FromHex((char)text[i]) : radix;
            if (digit >= radix || number > 0x10FFFF) return -1;
            number = (number * radix) + digit;
        }

        return number > 0x10FFFF ? -1 : number;
    }
}
