using System;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Represents a value that must not be shown, as UTF-8 bytes that their owner may wipe, and what takes its place. It never becomes a
/// string.
/// </summary>
internal readonly struct Secret(byte[] bytes, int length, string mark)
{
    // An excerpt may end in the middle of the secret. A part shorter than this does not reveal it.
    private const int ShortestPart = 4;

    // Longer secrets are not part of other words and numbers by chance.
    private const int LongestWord = 7;

    /// <summary>Gets what is shown in its place.</summary>
    public string Mark { get; } = mark;

    /// <summary>Gets whether it is too short to be found inside of words.</summary>
    public bool IsShort => length <= LongestWord;

    /// <summary>Gets whether it has only digits, as ids and amounts have.</summary>
    public bool IsNumber
    {
        get
        {
            foreach (var b in Bytes)
            {
                if (b is < (byte)'0' or > (byte)'9') return false;
            }

            return length > 0;
        }
    }

    /// <summary>
    /// Gets its longest part of letters and digits. Whoever encodes the secret either leaves these as they are or escapes a letter or digit.
    /// </summary>
    public ReadOnlySpan<byte> PlainPart
    {
        get
        {
            ReadOnlySpan<byte> longest = default;
            for (int start = 0, at = 0; at <= length; at++)
            {
                if (at < length && Ascii.IsLetterOrDigit(bytes[at])) continue;
                if (at - start > longest.Length) longest = bytes.AsSpan(start, at - start);
                start = at + 1;
            }

            return longest;
        }
    }

    private ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Returns whether a text may contain the secret without any escape.</summary>
    public bool MayBeIn(string text)
    {
        if (length == 0) return false;
        var part = Math.Min(length, ShortestPart);
        for (var at = 0; at < text.Length; at++)
        {
            // Other characters are compared as UTF-8 later.
            if (text[at] > 0x7F && bytes[0] > 0x7F) return true;
            if (!Ascii.Same(text[at], bytes[0])) continue;
            for (var same = 1; ; same++)
            {
                if (same == part || bytes[same] > 0x7F) return true;
                if (at + same >= text.Length || !IsSame(text[at + same], bytes[same])) break;
            }
        }

        return false;
    }

    /// <summary>
    /// Returns where the secret ends that begins at a position of a text; -1 if it does not begin there. Any part of it may be escaped.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position.</param>
    /// <param name="ofWords">Whether a short secret must be a whole word.</param>
    public int EndIn(ReadOnlySpan<byte> text, int at, bool ofWords)
    {
        if (length == 0) return -1;
        var end = EndOfRest(text, at, 0);
        return end >= 0 && ofWords && IsShort && !IsWord(text, at, end) ? -1 : end;
    }

    // Escapes are tried first. What looks like one may also be a part of the secret as it is.
    private int EndOfRest(ReadOnlySpan<byte> text, int at, int from)
    {
        if (from == length) return at;
        if (at >= text.Length) return -1;
        if (from >= ShortestPart && IsCutAt(text, at)) return text.Length - 3;

        var size = Escapes.Decode(text.Slice(at), out var code, out var isByte);
        if (size > 0 && Count(code, isByte, from) is var count and > 0 && EndOfRest(text, at + size, from + count) is var end and >= 0)
            return end;
        return IsSame(text[at], bytes[from]) ? EndOfRest(text, at + 1, from + 1) : -1;
    }

    // Returns how many bytes of the secret a character or byte is; 0 if it is another one.
    private int Count(int code, bool isByte, int from)
    {
        if (isByte || code < 0x80) return IsSame(code, bytes[from]) ? 1 : 0;
        Span<byte> utf8 = stackalloc byte[4];
        var size = Utf8.Write(code, utf8);
        return Bytes.Slice(from).StartsWith(utf8.Slice(0, size)) ? size : 0;
    }

    private static bool IsWord(ReadOnlySpan<byte> text, int start, int end) =>
        (start == 0 || !Ascii.IsLetterOrDigit(text[start - 1])) && (end == text.Length || !Ascii.IsLetterOrDigit(text[end]));

    // The text ends here with the mark of an excerpt (U+2026), possibly after the start of an escape.
    private static bool IsCutAt(ReadOnlySpan<byte> text, int at)
    {
        var left = text.Length - at;
        return left >= 3 && (left == 3 || (left <= Escapes.Longest + 2 && Escapes.MayBegin(text[at])))
            && text.Slice(text.Length - 3).SequenceEqual("\u2026"u8);
    }

    // In a form, a plus is a blank.
    private static bool IsSame(int shown, int secret) => Ascii.Same(shown, secret) || (shown == '+' && secret == ' ');
}
