using System;
using System.Collections.Generic;

namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Represents a phrase of whole words: <c>a|b</c> is either word, <c>[a]</c> may be missing, <c>cancel*</c> is any word that begins so,
/// <c>...</c> is up to four words, <c>#</c> is a number, and <c>^</c> and <c>$</c> are the ends of the text.
/// </summary>
internal sealed class ErrorPhrase
{
    private const int Gap = 4;

    private readonly (string[] Words, bool IsOptional)[] _parts;

    public ErrorPhrase(string phrase) => _parts = Array.ConvertAll(phrase.Split(' '), Part);

    /// <summary>Returns whether the words of a text contain the phrase.</summary>
    public bool IsIn(IReadOnlyList<string> text)
    {
        for (var at = 0; at <= text.Count; at++)
        {
            if (IsAt(text, at, 0)) return true;
        }

        return false;
    }

    private bool IsAt(IReadOnlyList<string> text, int at, int part)
    {
        if (part == _parts.Length) return true;
        var (words, isOptional) = _parts[part];
        switch (words[0])
        {
            case "^": return at == 0 && IsAt(text, at, part + 1);
            case "$": return at == text.Count && IsAt(text, at, part + 1);
            case "...": return IsAfterGap(text, at, part + 1);
        }

        if (at < text.Count && IsOneOf(words, text[at]) && IsAt(text, at + 1, part + 1)) return true;
        return isOptional && IsAt(text, at, part + 1);
    }

    private bool IsAfterGap(IReadOnlyList<string> text, int at, int part)
    {
        for (var next = at; next <= at + Gap && next < text.Count; next++)
        {
            if (IsAt(text, next, part)) return true;
        }

        return false;
    }

    private static bool IsOneOf(string[] words, string word)
    {
        foreach (var one in words)
        {
            if (one[one.Length - 1] == '*' ? word.StartsWith(one.Substring(0, one.Length - 1), StringComparison.Ordinal) : one == word)
                return true;
        }

        return false;
    }

    private static (string[] Words, bool IsOptional) Part(string part) => part[0] == '['
        ? (part.Substring(1, part.Length - 2).Split('|'), true)
        : (part.Split('|'), false);
}
