using System;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Text;

/// <summary>Shortens texts to their first readable words on one line, for error messages.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    /// <summary>
    /// Returns the beginning of a part of an answer for the end of a message, where the redactor also recognizes part of a secret.
    /// </summary>
    public static string Of(JsonElement part) => Of(JsonWords.Of(part, Longest));

    /// <summary>Returns the beginning of a text, for the end of a message.</summary>
    public static string Of(string text) => First(text, Longest, mayCutWords: true);

    /// <summary>Returns the beginning of a part of an answer, for the middle of a message.</summary>
    public static string Whole(JsonElement part) => Whole(JsonWords.Of(part, Longest), Longest);

    /// <summary>
    /// Returns the beginning of a text for the middle of a message. Words are not cut there, because part of a secret would not be
    /// recognized.
    /// </summary>
    public static string Whole(string text, int longest) => First(text, longest, mayCutWords: false);

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

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c) || (!char.IsSurrogate(c) && VisibleText.IsHidden(c));
}
