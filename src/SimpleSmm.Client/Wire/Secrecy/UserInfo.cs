using System;
using System.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Removes the user name and password of every address in a text. The address of a proxy from the environment may contain them, and the
/// system's messages repeat it.
/// </summary>
internal static class UserInfo
{
    private const string Start = "://";

    /// <summary>Returns the text with <c>http://host</c> in place of <c>http://user:password@host</c>.</summary>
    public static string Remove(string text)
    {
        StringBuilder? clean = null;
        var from = 0;
        for (var at = text.IndexOf(Start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Start, at + 1, StringComparison.Ordinal))
        {
            var user = at + Start.Length;
            var host = AfterUser(text, user);
            if (host <= user) continue;
            clean = (clean ?? new StringBuilder(text.Length)).Append(text, from, user - from);
            from = host;
        }

        return clean is null ? text : clean.Append(text, from, text.Length - from).ToString();
    }

    // The last @ counts, because a password may contain one that is not encoded.
    private static int AfterUser(string text, int at)
    {
        var host = at;
        for (; at < text.Length && text[at] is not ('/' or '?' or '#' or '\'' or '"' or '<' or '>' or ' ' or '\r' or '\n' or '\t'); at++)
        {
            if (text[at] == '@') host = at + 1;
        }

        return host;
    }
}
