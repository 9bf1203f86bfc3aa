using System.Text;

namespace SimpleSmm;

/// <summary>
/// Converts wildcards as PowerShell writes them: <c>*</c> is any text, <c>?</c> is one character, <c>[a-z]</c> is one of these characters,
/// and a backtick takes the next character literally. Both kinds of ledger match the result in the same way.
/// </summary>
public static class GlobPattern
{
    private static readonly char[] Wildcards = ['*', '?', '['];

    /// <summary>Returns whether a text contains wildcards.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True if the text is a pattern; false if it stands for itself.</returns>
    public static bool IsPattern(string text) => text.IndexOfAny(Wildcards) >= 0;

    /// <summary>Returns a pattern that only matches a text itself.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text, with a backtick before each wildcard.</returns>
    public static string Escape(string text)
    {
        if (!IsPattern(text)) return text;
        var pattern = new StringBuilder(text.Length + 4);
        foreach (var c in text)
        {
            if (c is '*' or '?' or '[' or '`') pattern.Append('`');
            pattern.Append(c);
        }

        return pattern.ToString();
    }

    /// <summary>Returns the pattern as SQLite's GLOB operator reads it, which has brackets instead of the backtick.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>The same pattern, with literal wildcards in brackets.</returns>
    public static string ToGlob(string pattern)
    {
        var glob = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '`' && i + 1 < pattern.Length) glob.Append(Literal(pattern[++i]));
            else if (pattern[i] == '[' && pattern.IndexOf(']', i + 1) < 0) glob.Append(Literal('['));
            else glob.Append(pattern[i]);
        }

        return glob.ToString();
    }

    /// <summary>Returns whether a text matches a pattern of <see cref="ToGlob"/>.</summary>
    /// <param name="glob">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <returns>True if the whole text matches.</returns>
    public static bool Matches(string glob, string text)
    {
        int at = 0, read = 0, star = -1, resume = 0;
        while (read < text.Length)
        {
            if (at < glob.Length && glob[at] == '*')
            {
                star = ++at;
                resume = read;
            }
            else if (at < glob.Length && MatchesOne(glob, at, text[read], out var next))
            {
                at = next;
                read++;
            }
            else if (star < 0) return false;
            else
            {
                // The last star takes one character more.
                at = star;
                read = ++resume;
            }
        }

        while (at < glob.Length && glob[at] == '*') at++;
        return at == glob.Length;
    }

    private static string Literal(char c) => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString();

    private static bool MatchesOne(string glob, int at, char c, out int next)
    {
        next = at + 1;
        if (glob[at] != '[') return glob[at] == '?' || glob[at] == c;
        var negated = next < glob.Length && glob[next] == '^';
        if (negated) next++;
        var found = false;
        var first = next;
        for (; next < glob.Length && (glob[next] != ']' || next == first); next++)
        {
            if (next + 2 < glob.Length && glob[next + 1] == '-' && glob[next + 2] != ']')
            {
                found |= glob[next] <= c && c <= glob[next + 2];
                next += 2;
            }
            else found |= glob[next] == c;
        }

        next++;
        return found != negated;
    }
}
