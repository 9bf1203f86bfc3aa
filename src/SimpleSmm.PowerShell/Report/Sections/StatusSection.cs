using System;
using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes the orders by the time at which they were sent, and by their status.</summary>
internal static class StatusSection
{
    private const int MaximumSeries = 9;
    private const string Other = "Other statuses";

    // A color means the same status in every report. The positions are those of the palette in report.css.
    private static readonly Dictionary<string, int> Colors = new()
    {
        ["Completed"] = 2, ["Partial"] = 1, ["Canceled"] = 5, ["In progress"] = 4, ["Processing"] = 0, ["Pending"] = 7,
        [StatusName.OutcomeUnknown] = 3, [StatusName.NotPlaced] = 6,
    };

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        var periods = figures.Periods;
        body.StartSection(
            "statuses", "Orders by status",
            $"Orders by the {periods.Word} in which they were sent (UTC), and by the last status that was read.");
        var counts = Count(figures);
        if (counts.Count > 0) WriteFigure(periods, body, counts);
        body.EndSection();
    }

    private static void WriteFigure(ReportPeriods periods, HtmlBody body, List<(string Status, long[] Orders)> counts)
    {
        var caption = $"Orders by {periods.Word} and status";
        var chart = new ReportChart("statuses-chart", "bars", caption, "orders") { IsStacked = true };
        chart.Labels.AddRange(periods.Names);
        var table = new ReportTable("statuses-table", caption, [periods.Group.ToString(), .. counts.ConvertAll(one => one.Status)]);
        foreach (var (status, orders) in counts)
        {
            var color = Colors.TryGetValue(status, out var known) ? known : (int?)null;
            chart.Add(status, Array.ConvertAll(orders, count => (decimal?)count), color);
        }

        for (var at = 0; at < periods.Names.Count; at++)
            table.Add([ReportCell.Moment(periods.Names[at]), .. counts.ConvertAll(one => ReportCell.Count(one.Orders[at]))]);
        body.Figure(chart, table);
    }

    private static List<(string Status, long[] Orders)> Count(ReportFigures figures)
    {
        var names = Names(figures);
        var counts = names.ConvertAll(name => (Status: name, Orders: new long[figures.Periods.Names.Count]));
        foreach (var row in figures.Measure(figures.Periods.Group, MeasureGroup.Outcome, MeasureGroup.Status))
        {
            var at = names.IndexOf(StatusName.Of(row));
            counts[at < 0 ? counts.Count - 1 : at].Orders[figures.Periods.Names.IndexOf(ReportPeriods.NameOf(row))] += row.Orders;
        }

        return counts;
    }

    // The most frequent ones. A panel may have any number of words of its own.
    private static List<string> Names(ReportFigures figures)
    {
        var orders = new Dictionary<string, long>();
        foreach (var row in figures.Measure(MeasureGroup.Outcome, MeasureGroup.Status))
            orders[StatusName.Of(row)] = row.Orders + (orders.TryGetValue(StatusName.Of(row), out var before) ? before : 0);
        var names = new List<string>(orders.Keys);
        names.Sort((a, b) => orders[a] == orders[b] ? string.CompareOrdinal(a, b) : orders[b].CompareTo(orders[a]));
        if (names.Count <= MaximumSeries) return names;
        names.RemoveRange(MaximumSeries - 1, names.Count - MaximumSeries + 1);
        names.Add(Other);
        return names;
    }
}
