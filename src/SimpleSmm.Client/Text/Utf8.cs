using System;

namespace SimpleSmm.Text;

/// <summary>Writes characters as UTF-8, halves of surrogates too.</summary>
internal static class Utf8
{
    /// <summary>Writes a code point and returns the number of bytes, at most four.</summary>
    public static int Write(int codePoint, Span<byte> target)
    {
        var size = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        for (var i = size - 1; i > 0; i--)
        {
            target[i] = (byte)(0x80 | (codePoint & 0x3F));
            codePoint >>= 6;
        }

        target[0] = (byte)(size switch { 1 => codePoint, 2 => 0xC0 | codePoint, 3 => 0xE0 | codePoint, _ => 0xF0 | codePoint });
        return size;
    }
}
