using System;
using System.Collections.Generic;
using System.Text;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Maps a panel's error text to a code. A text that matches no row of the table is a <see cref="PanelErrorCode.PanelError"/>.
/// </summary>
internal static class ErrorClassifier
{
    private const int Longest = 2_000;

    /// <summary>Returns the code of a panel's error text. Case and punctuation are ignored, and phrases match whole words.</summary>
    public static PanelErrorCode Classify(string? text)
    {
        if (text is null) return PanelErrorCode.PanelError;

        // What takes the place of the key says nothing about the key.
        var words = Words(text.Replace(Secrets.KeyMark, " "));
        foreach (var (code, phrases) in ErrorPhrases.Table)
        {
            foreach (var phrase in phrases)
            {
                if (phrase.IsIn(words)) return code;
            }
        }

        return PanelErrorCode.PanelError;
    }

    /// <summary>
    /// Returns the code of a text about one entry of a list. Such a text is never about the key or the account: the panel answered the
    /// list.
    /// </summary>
    public static PanelErrorCode ClassifyEntry(string? text) => Classify(text) is var code
        && code is PanelErrorCode.InvalidApiKey or PanelErrorCode.AccountBlocked
        ? PanelErrorCode.PanelError
        : code;

    // Makes "neworder.error.incorrect_order_id" and "Incorrect order ID!" equal: words in lower case, # for each number, and no prefix.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < Math.Min(text.Length, Longest); i++)
        {
            var c = text[i];
            if (c is >= '0' and <= '9')
            {
                if (word.Length == 0 || word[word.Length - 1] != '#') word.Append('#');
            }
            else if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('\'' or '\u2019'))
            {
                End();
            }
        }

        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            var ended = word.ToString();
            word.Clear();
            if (words.Count > 0 || ended is not ("error" or "neworder")) words.Add(ended);
        }
    }
}
