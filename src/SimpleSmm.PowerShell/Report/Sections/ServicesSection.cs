using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes the services for which most was spent: one chart per currency. All others are one row.</summary>
internal static class ServicesSection
{
    private const int MaximumBars = 10;
    private const int MaximumRows = 25;

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        body.StartSection(
            "services", "Top services", "The services with the highest net spend. The table adds up all others in its last row.");
        var rows = figures.MeasureServices();
        var currencies = Currencies.Of(rows);
        if (currencies.Count == 0) body.Paragraph("No charge was read in this period. Get-SmmOrderStatus reads the charges.");
        for (var at = 0; at < currencies.Count; at++) WriteCurrency(figures, body, Currencies.Rows(rows, currencies[at]), at);
        body.EndSection();
    }

    private static void WriteCurrency(ReportFigures figures, HtmlBody body, List<OrderMeasure> rows, int number)
    {
        rows.Sort((a, b) => Compare(b, a));
        var currency = ReportFormat.Currency(rows[0].Currency);
        var id = "services-" + ReportFormat.Exact(number);
        var caption = $"Net spend by service, {currency}";
        var chart = new ReportChart(id, "rows", caption, currency);
        var values = new List<decimal?>();
        foreach (var row in ServiceRows.First(rows, MaximumBars))
        {
            chart.Labels.Add(figures.NameOf(row));
            values.Add(row.Net ?? 0);
        }

        chart.Add("Net", values);
        body.Figure(chart, Table(figures, id, caption, rows));
    }

    private static ReportTable Table(ReportFigures figures, string id, string caption, List<OrderMeasure> rows)
    {
        var table = MeasureColumns.Table(id + "-table", caption, ServiceRows.Columns);
        var first = ServiceRows.First(rows, MaximumRows);
        foreach (var row in first) MeasureColumns.Add(table, row, ServiceRows.Cells(figures, row));
        if (rows.Count > MaximumRows && figures.MeasureOthers(rows[0].Currency, first) is { } others)
            MeasureColumns.Add(table, others, ReportCell.Of(""), ReportCell.Of(""), ReportCell.Of("All others"));
        return table;
    }

    private static int Compare(OrderMeasure a, OrderMeasure b)
    {
        var order = (a.Net ?? 0).CompareTo(b.Net ?? 0);
        return order == 0 ? a.Orders.CompareTo(b.Orders) : order;
    }
}
