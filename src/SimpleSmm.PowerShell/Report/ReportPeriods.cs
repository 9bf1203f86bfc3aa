using System;
using System.Collections.Generic;
using SimpleSmm.Measures;

namespace SimpleSmm.Report;

/// <summary>Divides the time of the report into days, or into weeks or months where these were too many rows to read.</summary>
internal sealed class ReportPeriods
{
    private const int MaximumBars = 92;
    private const int MaximumRows = 400;
    private const int DaysOfWeek = 7;

    /// <summary>Divides the days from the first to the last one; null for none.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="rows">How many rows of a table each period has.</param>
    public ReportPeriods(DateTime? first, DateTime? last, int rows)
    {
        if (first is not { } start || last is not { } end) return;
        FirstDay = start;
        Group = Choose((int)(end - start).TotalDays + 1, rows);
        for (var day = start; day <= end; day = day.AddDays(1)) Add(day);
    }

    /// <summary>Gets the first day with an order; null if there are none.</summary>
    public DateTime? FirstDay { get; }

    /// <summary>Gets whether the periods are days, weeks or months.</summary>
    public MeasureGroup Group { get; } = MeasureGroup.Day;

    /// <summary>Gets the names of the periods, oldest first, also of those without orders.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Gets the word for one period.</summary>
    public string Word => Group.ToString().ToLowerInvariant();

    /// <summary>Divides the days on which orders were sent.</summary>
    public static ReportPeriods Of(IReadOnlyList<SessionFigures> sessions)
    {
        DateTime? first = null, last = null;
        foreach (var session in sessions)
        {
            foreach (var totals in session.Days)
            {
                if (totals.Day < first || first is null) first = totals.Day;
                if (totals.Day > last || last is null) last = totals.Day;
            }
        }

        return new ReportPeriods(first, last, Math.Max(sessions.Count, 1));
    }

    public static string NameOf(OrderMeasure row) => row.Day ?? row.Week ?? row.Month ?? "";

    /// <summary>Returns the number of the period of a day, from 0.</summary>
    public int IndexOf(DateTime day) => Names.BinarySearch(NameOf(day), StringComparer.Ordinal);

    private static MeasureGroup Choose(int days, int rows)
    {
        if (Fits(days, rows)) return MeasureGroup.Day;
        return Fits(days / DaysOfWeek, rows) ? MeasureGroup.Week : MeasureGroup.Month;
    }

    private static bool Fits(int periods, int rows) => periods <= MaximumBars && periods * rows <= MaximumRows;

    private string NameOf(DateTime day)
    {
        var key = MeasureKey.Of(new OrderTotals { Day = day }, new OrderMeasureQuery { Groups = [Group] }, null, null);
        return key.Day ?? key.Week ?? key.Month!;
    }

    private void Add(DateTime day)
    {
        var name = NameOf(day);
        if (Names.Count == 0 || Names[Names.Count - 1] != name) Names.Add(name);
    }
}
