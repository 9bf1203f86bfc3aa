using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SimpleSmm.Tests.Guides;

/// <summary>The anchors that GitHub gives the headings of a page.</summary>
internal static partial class MarkdownAnchors
{
    /// <summary>Lower case, no punctuation, a hyphen for each space. A repeated heading ends in -1, the next one in -2.</summary>
    public static HashSet<string> Of(string page)
    {
        var anchors = new HashSet<string>();
        foreach (Match heading in Headings().Matches(Fences().Replace(page.Replace("\r\n", "\n"), "")))
        {
            var words = Punctuation().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "");
            var anchor = words.Replace(' ', '-');
            for (var n = 1; !anchors.Add(anchor); n++) anchor = $"{words.Replace(' ', '-')}-{n}";
        }

        return anchors;
    }

    [GeneratedRegex("(?m)^#{1,6} +(.+)$")]
    private static partial Regex Headings();

    [GeneratedRegex("(?ms)^```.*?^```")]
    private static partial Regex Fences();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
