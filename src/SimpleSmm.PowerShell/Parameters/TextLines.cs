using System;
using System.Collections.Generic;

namespace SimpleSmm.Parameters;

/// <summary>Makes a list of what a script gives for one: items, or a text with an entry a line, such as a cell of a CSV file or a whole file.</summary>
internal static class TextLines
{
    private static readonly string[] Ends = ["\r\n", "\n", "\r"];

    /// <summary>The entries as they are; null where nothing is given.</summary>
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
