using System;
using System.Collections.Generic;

namespace SimpleSmm.Parameters;

/// <summary>
/// Converts a script's value to a list: several items, or a text with one entry per line, such as a CSV cell or a whole file.
/// </summary>
internal static class TextLines
{
    private static readonly string[] Ends = ["\r\n", "\n", "\r"];

    /// <summary>Returns the entries unchanged, or null if nothing is given.</summary>
    public static IReadOnlyList<string>? Of(string?[]? given)
    {
        if (given is null) return null;
        var lines = new List<string>(given.Length);
        foreach (var item in given)
        {
            if (item is not null) lines.AddRange(item.Split(Ends, StringSplitOptions.RemoveEmptyEntries));
        }

        return lines;
    }
}
