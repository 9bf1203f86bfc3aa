using System;
using System.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Maps a panel's error text to a code. A text that matches no row of the table is a <see cref="PanelErrorCode.PanelError"/>.
/// </summary>
internal static class ErrorClassifier
{
    private const int Longest = 2_000;

    /// <summary>Returns the code of a panel's error text. Case and punctuation are ignored.</summary>
    public static PanelErrorCode Classify(string? text)
    {
        if (text is null) return PanelErrorCode.PanelError;
        var words = Normalize(text);
        foreach (var (code, phrases) in ErrorPhrases.Table)
        {
            foreach (var phrase in phrases)
            {
                if (Contains(words, phrase)) return code;
            }
        }

        return PanelErrorCode.PanelError;
    }

    // A phrase matches at the start of a word ("inactive order" does not match "active order"). The last word may continue: "cannot be
    // cancel" matches "cannot be canceled".
    private static bool Contains(string words, string phrase)
    {
        const StringComparison Exact = StringComparison.Ordinal;
        for (var at = words.IndexOf(phrase, Exact); at >= 0; at = words.IndexOf(phrase, at + 1, Exact))
        {
            if (at == 0 || words[at - 1] == ' ') return true;
        }

        return false;
    }

    // Makes "error.incorrect_order_id" and "Incorrect order ID!" comparable: lower case, one blank in place of punctuation, and one # in
    // place of each number.
    private static string Normalize(string text)
    {
        var words = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var c in text)
        {
            if (words.Length == Longest) break;
            var last = words.Length == 0 ? ' ' : words[words.Length - 1];
            if (c is >= '0' and <= '9')
            {
                if (last != '#') words.Append('#');
            }
            else if (char.IsLetterOrDigit(c))
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (last != ' ' && c is not ('\'' or '\u2019'))
            {
                words.Append(' ');
            }
        }

        return words.ToString();
    }
}
