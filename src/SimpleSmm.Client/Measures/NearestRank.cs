using System;
using System.Collections.Generic;

namespace SimpleSmm.Measures;

/// <summary>
/// Returns percentiles by nearest rank: of n sorted values, the p % percentile is number ceil(n x p / 100). It is always one of the values.
/// </summary>
internal static class NearestRank
{
    /// <summary>Returns a percentile of times that are sorted; null if there are none.</summary>
    /// <param name="sorted">The times in ticks.</param>
    /// <param name="percent">The percentile, from 1 to 100.</param>
    public static TimeSpan? Of(List<long> sorted, int percent) =>
        sorted.Count == 0 ? null : TimeSpan.FromTicks(sorted[(int)(((long)sorted.Count * percent + 99) / 100) - 1]);
}
