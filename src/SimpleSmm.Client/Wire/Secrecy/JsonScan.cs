using System;
using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Finds out in one pass whether JSON may contain what must not leave the reader. It errs on the safe side: an ordinary answer is
/// harmless, and any other is examined text by text.
/// </summary>
internal static class JsonScan
{
    // What begins an escape or a character that may be hidden. In JSON, no other control character than DEL is inside of a text.
    private static readonly bool[] IsSign = Signs();

    /// <summary>Returns whether there may be a hidden character or a secret in JSON, or in the inside of one of its texts.</summary>
    public static bool IsSuspicious(ReadOnlySpan<byte> json, IReadOnlyList<Secret> secrets)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (Contains(json, secrets[i].PlainPart)) return true;
        }

        for (var at = 0; at < json.Length;)
        {
            var size = !IsSign[json[at]] ? 1 : json[at] < 0x80 ? Escape(json.Slice(at)) : Character(json.Slice(at));
            if (size == 0) return true;
            at += size;
        }

        return false;
    }

    // Returns the size of a harmless escape or sign; 0 if it may hide a part of a secret, a control character or another escape.
    private static int Escape(ReadOnlySpan<byte> json)
    {
        if (json[0] == '\\' && json.Length > 1 && json[1] is (byte)'/' or (byte)'"') return 2;
        var size = Escapes.Decode(json, out var code, out var isByte);
        if (size == 0) return json[0] is (byte)'%' || (json[0] is (byte)'&' && (json.Length < 2 || json[1] != '#')) ? 1 : 0;
        if (json[0] == '\\' && json[1] != 'u') return 0;
        if (code > 0x7F) return isByte || VisibleText.IsHidden(code) ? 0 : size;
        if (code < 0x20 || Ascii.IsLetterOrDigit(code) || code is '%' or '\\' or '#' or ';' or 0x7F) return 0;
        return code == '&' && MayGoOn(json.Slice(size)) ? 0 : size;
    }

    // An ampersand that was escaped may begin another escape: &amp;#65;
    private static bool MayGoOn(ReadOnlySpan<byte> json) => json.Length > 0 && json[0] is (byte)'#' or (byte)'\\' or (byte)'&' or (byte)'a';

    // Returns the size of a visible character; 0 if it is hidden.
    private static int Character(ReadOnlySpan<byte> json)
    {
        var size = json[0] < 0xE0 ? 2 : json[0] < 0xF0 ? 3 : 4;
        if (json.Length < size) return 0;
        var code = json[0] & (0x7F >> size);
        for (var i = 1; i < size; i++) code = (code << 6) | (json[i] & 0x3F);
        return VisibleText.IsHidden(code) ? 0 : size;
    }

    private static bool Contains(ReadOnlySpan<byte> json, ReadOnlySpan<byte> part)
    {
        if (part.Length == 0) return true;
        var (lower, upper) = (Ascii.Lower(part[0]), Ascii.Upper(part[0]));
        for (var at = 0; at + part.Length <= json.Length; at++)
        {
            var step = json.Slice(at).IndexOfAny(lower, upper);
            if (step < 0 || at + step + part.Length > json.Length) return false;
            at += step;
            var same = 1;
            while (same < part.Length && Ascii.Same(json[at + same], part[same])) same++;
            if (same == part.Length) return true;
        }

        return false;
    }

    private static bool[] Signs()
    {
        var signs = new bool[256];
        foreach (var c in "\\%&\u007F") signs[c] = true;
        for (var b = 0x80; b < signs.Length; b++) signs[b] = true;
        return signs;
    }
}
