using System;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Searches a word of ASCII letters and digits in any case of its letters.</summary>
internal static class PlainSearch
{
    /// <summary>Returns whether a text contains a word. An empty word is in every text.</summary>
    public static bool Contains(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        if (word.Length < 2) return word.Length == 0 || text.IndexOfAny(Ascii.Lower(word[0]), Ascii.Upper(word[0])) >= 0;

        // Two bytes together are searched quickly and rarely found; digits are best, because they have one case.
        var at = BestPair(word);
        Span<byte> pair = stackalloc byte[2];
        for (var form = 0; form < 4; form++)
        {
            pair[0] = (form & 1) == 0 ? Ascii.Lower(word[at]) : Ascii.Upper(word[at]);
            pair[1] = (form & 2) == 0 ? Ascii.Lower(word[at + 1]) : Ascii.Upper(word[at + 1]);
            var isRepeated = ((form & 1) != 0 && IsDigit(word[at])) || ((form & 2) != 0 && IsDigit(word[at + 1]));
            if (!isRepeated && ContainsAt(text, word, pair, at)) return true;
        }

        return false;
    }

    private static bool ContainsAt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, ReadOnlySpan<byte> pair, int pairAt)
    {
        for (var at = 0; ; at++)
        {
            var step = text.Slice(at).IndexOf(pair);
            if (step < 0) return false;
            at += step;
            if (at >= pairAt && at - pairAt + word.Length <= text.Length && IsSame(text.Slice(at - pairAt, word.Length), word)) return true;
        }
    }

    private static bool IsSame(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (!Ascii.Same(text[i], word[i])) return false;
        }

        return true;
    }

    private static int BestPair(ReadOnlySpan<byte> word)
    {
        var best = 0;
        for (var at = 0; at + 1 < word.Length; at++)
        {
            var digits = (IsDigit(word[at]) ? 1 : 0) + (IsDigit(word[at + 1]) ? 1 : 0);
            if (digits == 2) return at;
            if (digits == 1 && !IsDigit(word[best]) && !IsDigit(word[best + 1])) best = at;
        }

        return best;
    }

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';
}
