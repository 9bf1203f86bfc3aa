using System;
using System.Text;

namespace SimpleSmm.Reading.Body;

/// <summary>
/// Replaces invalid UTF-8 and lone surrogates (<c>\ud800</c>) with U+FFFD. Otherwise a single name that a panel cut in the middle of an
/// emoji would make the whole answer unreadable.
/// </summary>
internal static class Utf8Repair
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the body or a repaired copy.</summary>
    public static byte[] Repair(byte[] body)
    {
        var text = IsValid(body) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        return WithoutLoneSurrogates(text);
    }

    private static bool IsValid(byte[] body)
    {
        try
        {
            Strict.GetCharCount(body);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static byte[] WithoutLoneSurrogates(byte[] text)
    {
        byte[]? repaired = null;
        for (var at = Array.IndexOf(text, (byte)'\\'); at >= 0 && at < text.Length - 1; at = Array.IndexOf(text, (byte)'\\', at))
        {
            var unit = Escaped(text, at);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                at += unit < 0 ? 2 : 6;
            }
            else if (unit < 0xDC00 && Escaped(text, at + 6) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 12;
            }
            else
            {
                repaired ??= (byte[])text.Clone();
                (repaired[at + 2], repaired[at + 3], repaired[at + 4], repaired[at + 5]) = ((byte)'f', (byte)'f', (byte)'f', (byte)'d');
                at += 6;
            }

            if (at >= text.Length) break;
        }

        return repaired ?? text;
    }

    // Returns the UTF-16 unit of an escape such as \u00e9; -1 if there is not an escape.
    private static int Escaped(byte[] text, int at)
    {
        if (at + 6 > text.Length || text[at] != '\\' || text[at + 1] != 'u') return -1;
        var unit = 0;
        for (var i = at + 2; i < at + 6; i++)
        {
            var digit = Digit(text[i]);
            if (digit < 0) return -1;
            unit = (unit << 4) | digit;
        }

        return unit;
    }

    private static int Digit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };
}
