using System;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Counts the items of a list field: one item per line, with either kind of line end; blank lines are ignored.</summary>
internal static class LineCount
{
    public static long Count(string text, params string[] separators)
    {
        long count = 0;
        foreach (var line in text.Split(separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!string.IsNullOrWhiteSpace(line))
                count++;
        }

        return count;
    }
}
