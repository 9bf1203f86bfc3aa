using System;
using System.Collections.Generic;

namespace SimpleSmm.Parameters;

/// <summary>Finds the name that was meant by a misspelled one.</summary>
internal static class NameSimilarity
{
    /// <summary>Returns the nearest name, or null if none differs by at most a third of its letters.</summary>
    public static string? FindNearest(string name, IEnumerable<string> known)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var other in known)
        {
            var distance = Distance(Letters(name), Letters(other));
            if (distance > Math.Max(1, Math.Min(name.Length, other.Length) / 3) || distance >= least) continue;
            least = distance;
            nearest = other;
        }

        return nearest;
    }

    private static string Letters(string name) => name.Replace("_", "").Replace(" ", "").Replace("-", "").ToLowerInvariant();

    // The number of letters to insert, remove or replace, row by row of the table of all beginnings.
    private static int Distance(string one, string other)
    {
        var row = new int[other.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var above = row[j];
                row[j] = one[i - 1] == other[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(above, row[j - 1]));
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
