using System.Globalization;
using System.Text;

namespace SimpleSmm.Text;

/// <summary>
/// Removes what a text can hide or command: control characters (terminal escape sequences, backspaces), format characters (reading
/// direction, zero width), separators of lines, and halves of surrogates.
/// </summary>
internal static class VisibleText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Returns the text on one line: a blank takes the place of line breaks and tabs.</summary>
    public static string Line(string text) => Clean(text, keepsLines: false);

    /// <inheritdoc cref="Line"/>
    public static string? LineOrNull(string? text) => text is null ? null : Line(text);

    /// <summary>Returns a text that has lines by nature: its tabs stay, and a lone carriage return becomes a line feed.</summary>
    public static string Lines(string text) => Clean(text, keepsLines: true);

    /// <summary>Returns whether a code point must not leave the reader. Plain line feeds and tabs count as hidden here.</summary>
    public static bool IsHidden(int codePoint) => codePoint switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) => true,
        < 0xA0 => false,
        <= 0xFFFF => IsHiddenCategory(CharUnicodeInfo.GetUnicodeCategory((char)codePoint)) || IsNoncharacter(codePoint),

        // Variation selectors, which choose the form of an emoji, are between the tags and the end of their plane.
        _ => IsAstralFormat(codePoint) || IsNoncharacter(codePoint),
    };

    /// <summary>Returns whether a text has a character that leaves ink: no blank, hidden character, filler or variation selector.</summary>
    public static bool IsAnyVisible(string text)
    {
        foreach (var c in Line(text))
        {
            if (!char.IsWhiteSpace(c) && !IsFiller(c)) return true;
        }

        return false;
    }

    // The astral variation selectors are pairs of U+DB40 and U+DD00 to U+DDEF.
    private static bool IsFiller(char c) => c is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u2800' or '\u3164'
        or '\uFFA0' or '\uDB40' or (>= '\u180B' and <= '\u180F') or (>= '\uDD00' and <= '\uDDEF') or (>= '\uFE00' and <= '\uFE0F');

    private static bool IsHiddenCategory(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    // The platforms know different versions of Unicode, so the blocks are listed.
    private static bool IsAstralFormat(int codePoint) => codePoint is 0x110BD or 0x110CD or (>= 0x13430 and <= 0x1343F)
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE00FF);

    private static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    private static string Clean(string text, bool keepsLines)
    {
        var at = FirstHidden(text, keepsLines);
        if (at < 0) return text;

        var clean = new StringBuilder(text, 0, at, text.Length);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsSurrogate(c)) at += AppendPair(clean, text, at);
            else if (IsBreak(c)) AppendBreak(clean, text, at, keepsLines);
            else if (!IsHidden(c)) clean.Append(c);
        }

        // A blank for a break at the end separates nothing.
        return !keepsLines && IsBreak(text[text.Length - 1]) ? clean.ToString().TrimEnd(' ') : clean.ToString();
    }

    private static int FirstHidden(string text, bool keepsLines)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is >= ' ' and <= '~' || (keepsLines && IsPlainBreak(text, at))) continue;
            if (!char.IsSurrogate(c))
            {
                if (IsHidden(c)) return at;
            }
            else
            {
                if (!IsPair(text, at) || IsHidden(char.ConvertToUtf32(c, text[at + 1]))) return at;
                at++;
            }
        }

        return -1;
    }

    /// <summary>Appends a character of two units, or a sign for half of one. Returns how many further units it has.</summary>
    private static int AppendPair(StringBuilder clean, string text, int at)
    {
        if (!IsPair(text, at))
        {
            clean.Append(Replacement);
            return 0;
        }

        if (!IsHidden(char.ConvertToUtf32(text[at], text[at + 1]))) clean.Append(text, at, 2);
        return 1;
    }

    private static void AppendBreak(StringBuilder clean, string text, int at, bool keepsLines)
    {
        if (keepsLines) clean.Append(IsPlainBreak(text, at) ? text[at] : '\n');
        else if (clean.Length > 0 && clean[clean.Length - 1] != ' ') clean.Append(' ');
    }

    // A carriage return alone goes back to the beginning of the line.
    private static bool IsPlainBreak(string text, int at) =>
        text[at] is '\n' or '\t' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');

    private static bool IsPair(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);

    private static bool IsBreak(char c) => c is (>= '\t' and <= '\r') or '\u0085' or '\u2028' or '\u2029';
}
