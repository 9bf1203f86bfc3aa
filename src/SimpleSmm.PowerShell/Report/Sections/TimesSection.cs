using System;
using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes how long the orders of the most used services took.</summary>
internal static class TimesSection
{
    private const int MaximumBars = 10;
    private const int HoursOfMinutes = 3;
    private const int HoursOfDays = 96;

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        body.StartSection(
            "times", "Time to completion",
            "From sending to the first final status that was read, of the services with most orders. Nine of ten orders ended within the "
                + "90 % time.");
        var rows = ServiceRows.ByOrders(figures.MeasureServices(), row => row.MedianTime is not null, MaximumBars);
        if (rows.Count == 0) body.Paragraph("No order has ended yet.");
        else WriteFigure(figures, body, rows);
        body.EndSection();
    }

    private static void WriteFigure(ReportFigures figures, HtmlBody body, List<OrderMeasure> rows)
    {
        var (unit, length) = UnitOf(rows);
        const string Caption = "Time to completion by service: median and 90 %";
        var chart = new ReportChart("times-chart", "rows", Caption, unit);
        var table = new ReportTable(
            "times-table", Caption, [.. ServiceRows.Columns, "Currency", "Orders", "MedianTime", "Percentile90Time"]);
        foreach (var row in rows)
        {
            chart.Labels.Add(figures.NameOf(row));
            table.Add(
                [.. ServiceRows.Cells(figures, row), ReportCell.Of(ReportFormat.Currency(row.Currency)), ReportCell.Count(row.Orders),
                    ReportCell.Time(row.MedianTime), ReportCell.Time(row.Percentile90Time)]);
        }

        chart.Add("Median", rows.ConvertAll(row => Value(row.MedianTime, length)), 0);
        chart.Add("90 %", rows.ConvertAll(row => Value(row.Percentile90Time, length)), 1);
        body.Figure(chart, table);
    }

    private static (string Unit, TimeSpan Length) UnitOf(List<OrderMeasure> rows)
    {
        var longest = TimeSpan.Zero;
        foreach (var row in rows)
        {
            if (row.Percentile90Time > longest) longest = row.Percentile90Time.Value;
        }

        if (longest.TotalMinutes < HoursOfMinutes) return ("seconds", TimeSpan.FromSeconds(1));
        if (longest.TotalHours < HoursOfMinutes) return ("minutes", TimeSpan.FromMinutes(1));
        return longest.TotalHours < HoursOfDays ? ("hours", TimeSpan.FromHours(1)) : ("days", TimeSpan.FromDays(1));
    }

    private static decimal? Value(TimeSpan? time, TimeSpan unit) =>
        time is { } known ? decimal.Round((decimal)known.Ticks / unit.Ticks, 3) : null;
}
