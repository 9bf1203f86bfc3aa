using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Wire;

/// <summary>The first readable words of something, on one line, for an error message.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    /// <summary>The beginning of a part of an answer.</summary>
    public static string Of(JsonElement part) => OfAnswer(JsonWords.Of(part, 4 * Longest), Longest);

    /// <summary>The beginning of a text of one's own.</summary>
    public static string Of(string text) => First(text, Longest, mayCutWords: true);

    /// <summary>The beginning of a panel's text. No word is cut: half of a secret would be one that nobody recognises.</summary>
    public static string OfAnswer(string text, int longest) => First(text, longest, mayCutWords: false);

    private static string First(string text, int longest, bool mayCutWords)
    {
        var words = new StringBuilder(Math.Min(text.Length, longest + 1));
        var lastBlank = 0;
        foreach (var c in text)
        {
            if (!IsInvisible(c))
            {
                words.Append(c);
            }
            else if (words.Length > 0 && words[words.Length - 1] != ' ')
            {
                lastBlank = words.Length;
                words.Append(' ');
            }

            if (words.Length > longest) return words.ToString(0, mayCutWords ? WholeCharacters(words, longest) : lastBlank) + "…";
        }

        return words.ToString().TrimEnd();
    }

    private static int WholeCharacters(StringBuilder words, int length) => char.IsHighSurrogate(words[length - 1]) ? length - 1 : length;

    // Also what turns the direction of writing or hides between letters.
    private static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
