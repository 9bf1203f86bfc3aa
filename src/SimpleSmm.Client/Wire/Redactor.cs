using System;
using System.Text;

namespace SimpleSmm.Wire;

/// <summary>Takes a secret out of a text. The secret comes as characters that are wiped here; it never becomes a string.</summary>
internal static class Redactor
{
    public const string Mark = "[API key]";

    public static string Replace(string text, char[] secret)
    {
        try
        {
            var at = IndexOf(text, secret, 0);
            if (at < 0) return text;

            var clean = new StringBuilder(text.Length);
            var from = 0;
            for (; at >= 0; at = IndexOf(text, secret, from))
            {
                clean.Append(text, from, at - from).Append(Mark);
                from = at + secret.Length;
            }

            return clean.Append(text, from, text.Length - from).ToString();
        }
        finally
        {
            Array.Clear(secret, 0, secret.Length);
        }
    }

    // Case is ignored for ASCII only: %2b and %2B are the same key.
    private static int IndexOf(string text, char[] secret, int from)
    {
        for (var i = from; secret.Length > 0 && i <= text.Length - secret.Length; i++)
        {
            var j = 0;
            while (j < secret.Length && Fold(text[i + j]) == Fold(secret[j])) j++;
            if (j == secret.Length) return i;
        }

        return -1;
    }

    private static char Fold(char c) => c is >= 'A' and <= 'Z' ? (char)(c + 32) : c;
}
