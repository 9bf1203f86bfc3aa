using System;
using System.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>From a panel's error text to a code. What is in no row of the table is <see cref="PanelErrorCode.PanelError"/>.</summary>
internal static class ErrorClassifier
{
    private const int Longest = 2_000;

    /// <summary>The code for a panel's text; case and punctuation do not matter.</summary>
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

    // From the beginning of a word ("inactive order" is no "active order"), but into its endings ("cannot be cancel" is also "canceled").
    private static bool Contains(string words, string phrase)
    {
        for (var at = words.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = words.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || words[at - 1] == ' ') return true;
        }

        return false;
    }

    // "error.incorrect_order_id" and "Incorrect order ID!" are to look alike: lower case, one blank for all that is no letter or digit,
    // and one # for all the digits of a number.
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
