using System;
using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>The orders that stood in each status at the end of each period.</summary>
internal sealed class StatusCourse
{
    private const int MaximumSeries = 9;
    private const string Other = "Other statuses";

    private readonly Dictionary<string, long[]> _standing = [];

    public StatusCourse(ReportFigures figures)
    {
        DateTime? first = null, last = null;
        foreach (var change in Changes(figures))
        {
            if (first is null || change.Day < first) first = change.Day;
            if (last is null || change.Day > last) last = change.Day;
        }

        Periods = new ReportPeriods(first, last, 1);
        foreach (var change in Changes(figures)) Add(StatusName.Of(change), Periods.IndexOf(change.Day), change.Orders);
        Statuses = [.. _standing.Keys];
        Statuses.Sort(Compare);
        if (Statuses.Count > MaximumSeries) Merge();
    }

    /// <summary>Gets the periods from the first order to the last change of a status.</summary>
    public ReportPeriods Periods { get; }

    /// <summary>
    /// Gets the statuses, the most frequent ones of the last period first. A panel may have any number of words of its own.
    /// </summary>
    public List<string> Statuses { get; }

    /// <summary>Returns the orders in a status at the end of each period.</summary>
    public long[] Of(string status) => _standing[status];

    private static IEnumerable<StatusChange> Changes(ReportFigures figures)
    {
        foreach (var session in figures.Sessions)
        {
            foreach (var change in session.StatusChanges) yield return change;
        }
    }

    private void Add(string status, int since, long orders)
    {
        if (!_standing.TryGetValue(status, out var standing)) _standing.Add(status, standing = new long[Periods.Names.Count]);
        for (var at = since; at < standing.Length; at++) standing[at] += orders;
    }

    private int Compare(string a, string b)
    {
        var (ofA, ofB) = (_standing[a], _standing[b]);
        var order = ofB[ofB.Length - 1].CompareTo(ofA[ofA.Length - 1]);
        if (order == 0) order = Highest(ofB).CompareTo(Highest(ofA));
        return order == 0 ? string.CompareOrdinal(a, b) : order;
    }

    private static long Highest(long[] values)
    {
        long highest = 0;
        foreach (var value in values) highest = Math.Max(highest, value);
        return highest;
    }

    private void Merge()
    {
        var others = new long[Periods.Names.Count];
        foreach (var status in Statuses.GetRange(MaximumSeries - 1, Statuses.Count - MaximumSeries + 1))
        {
            for (var at = 0; at < others.Length; at++) others[at] += _standing[status][at];
        }

        Statuses.RemoveRange(MaximumSeries - 1, Statuses.Count - MaximumSeries + 1);
        Statuses.Add(Other);
        _standing[Other] = others;
    }
}
