using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes what was spent over time: one chart per currency, with a series per session.</summary>
internal static class SpendSection
{
    private const int MaximumSeries = 8;

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        var word = figures.Periods.Word;
        body.StartSection("spend", $"Spend by {word}", $"Net spend of the orders sent in each {word} (UTC).");
        var rows = figures.Measure(figures.Periods.Group, MeasureGroup.Session);
        var currencies = Currencies.Of(rows);
        if (currencies.Count == 0) body.Paragraph("No charge was read in this period. Get-SmmOrderStatus reads the charges.");
        for (var at = 0; at < currencies.Count; at++) WriteCurrency(figures, body, Currencies.Rows(rows, currencies[at]), at);
        body.EndSection();
    }

    private static void WriteCurrency(ReportFigures figures, HtmlBody body, List<OrderMeasure> rows, int number)
    {
        var currency = ReportFormat.Currency(rows[0].Currency);
        var caption = $"Net spend by {figures.Periods.Word}, {currency}";
        var id = "spend-" + ReportFormat.Exact(number);
        var chart = new ReportChart(id, "bars", caption, currency) { IsStacked = true };
        chart.Labels.AddRange(figures.Periods.Names);
        var table = MeasureColumns.Table(id + "-table", caption, figures.Periods.Group.ToString(), "Session");
        foreach (var row in rows)
            MeasureColumns.Add(table, row, ReportCell.Moment(ReportPeriods.NameOf(row)), ReportCell.Of(row.Session));
        foreach (var (name, values) in Series(figures, rows)) chart.Add(name, values);
        body.Figure(chart, table);
    }

    private static List<(string Name, decimal?[] Values)> Series(ReportFigures figures, List<OrderMeasure> rows)
    {
        var series = new List<(string Name, decimal?[] Values)>();
        foreach (var row in rows)
        {
            var at = series.FindIndex(one => one.Name == row.Session);
            if (at < 0)
            {
                at = series.Count < MaximumSeries ? series.Count : MaximumSeries - 1;
                var name = series.Count < MaximumSeries - 1 ? row.Session ?? "" : "Other sessions";
                if (at == series.Count) series.Add((name, new decimal?[figures.Periods.Names.Count]));
            }

            var period = figures.Periods.Names.IndexOf(ReportPeriods.NameOf(row));
            series[at].Values[period] = (series[at].Values[period] ?? 0) + (row.Net ?? 0);
        }

        return series;
    }
}
