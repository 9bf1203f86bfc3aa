using System;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Lists in a field: one item a line, line ends of either kind, blank lines do not count.</summary>
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
