using System;
using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>What JSON may contain that must not leave the reader.</summary>
internal enum JsonFinding
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Line breaks and tabs alone, which some texts may have.</summary>
    Breaks,

    /// <summary>A secret or a hidden character, perhaps.</summary>
    Suspicious,
}

/// <summary>
/// Finds out in one pass whether JSON may contain what must not leave the reader. It errs on the safe side: an ordinary answer is
/// harmless, and any other is examined text by text.
/// </summary>
internal static class JsonScan
{
    /// <summary>Examines JSON, or the inside of one of its texts.</summary>
    public static JsonFinding Examine(ReadOnlySpan<byte> json, IReadOnlyList<Secret> secrets)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (PlainSearch.Contains(json, secrets[i].PlainPart)) return JsonFinding.Suspicious;
        }

        var found = JsonFinding.Nothing;
        for (var at = 0; at < json.Length;)
        {
            if (!JsonSigns.Contains(json[at]))
            {
                var step = JsonSigns.IndexIn(json.Slice(at));
                if (step < 0) break;
                at += step;
            }

            var rest = json.Slice(at);
            var size = IsBreak(rest) ? 2 : rest[0] < 0x80 ? Escape(rest) : Character(rest);
            if (size == 0) return JsonFinding.Suspicious;
            if (size == 2 && IsBreak(rest)) found = JsonFinding.Breaks;
            at += size;
        }

        return found;
    }

    // \n, \t, and \r before \n.
    private static bool IsBreak(ReadOnlySpan<byte> json) => json[0] == '\\' && json.Length > 1
        && (json[1] is (byte)'n' or (byte)'t' || (json[1] == 'r' && json.Length > 3 && json[2] == '\\' && json[3] == 'n'));

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
        // From U+00C0 to U+05FF, Latin to Hebrew, none is hidden.
        if (json[0] is >= 0xC3 and <= 0xD7) return 2;
        var size = json[0] < 0xE0 ? 2 : json[0] < 0xF0 ? 3 : 4;
        if (json.Length < size) return 0;
        var code = json[0] & (0x7F >> size);
        for (var i = 1; i < size; i++) code = (code << 6) | (json[i] & 0x3F);
        return VisibleText.IsHidden(code) ? 0 : size;
    }
}
