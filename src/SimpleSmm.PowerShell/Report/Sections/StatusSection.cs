using System;
using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes how many orders stood in each status at the end of each day, week or month.</summary>
internal static class StatusSection
{
    // A color means the same status in every report. The positions are those of the palette in report.css.
    private static readonly Dictionary<string, int> Colors = new()
    {
        ["Completed"] = 2, ["Partial"] = 1, ["Canceled"] = 5, ["In progress"] = 4, ["Processing"] = 0, ["Pending"] = 7,
        [StatusName.OutcomeUnknown] = 3, [StatusName.NotPlaced] = 6,
    };

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        var course = new StatusCourse(figures);
        var word = course.Periods.Word;
        body.StartSection(
            "statuses", "Orders by status",
            $"Where the orders sent until then stood at the end of each {word} (UTC). Ended orders stay in it, so the bars grow, and the "
                + $"last {word} has all orders of this report as they are now. An order is in a status from the day on which it was first "
                + "read.");
        if (course.Statuses.Count > 0) WriteFigure(course, body);
        body.EndSection();
    }

    private static void WriteFigure(StatusCourse course, HtmlBody body)
    {
        var periods = course.Periods;
        var caption = $"Orders in each status at the end of the {periods.Word}";
        var chart = new ReportChart("statuses-chart", "bars", caption, "orders") { IsStacked = true };
        chart.Labels.AddRange(periods.Names);
        foreach (var status in course.Statuses)
        {
            var color = Colors.TryGetValue(status, out var known) ? known : (int?)null;
            chart.Add(status, Array.ConvertAll(course.Of(status), count => (decimal?)count), color);
        }

        var table = new ReportTable("statuses-table", caption, [periods.Group.ToString(), .. course.Statuses]);
        for (var at = 0; at < periods.Names.Count; at++)
            table.Add([ReportCell.Moment(periods.Names[at]), .. course.Statuses.ConvertAll(one => ReportCell.Count(course.Of(one)[at]))]);
        body.Figure(chart, table);
    }
}
