using System;
using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes how orders of the most used services ended, and what became of their refills.</summary>
internal static class QualitySection
{
    private const int MaximumBars = 10;

    private static readonly (string Name, int Color, Func<OrderMeasure, long> Count)[] Ends =
    [
        ("Completed", 2, row => row.Completed),
        ("Partial", 1, row => row.Partial),
        ("Canceled", 5, row => row.Canceled),
        ("Unknown", 3, row => row.Unknown),
        ("Not placed", 6, row => row.Rejected),
        ("Under way", 7, UnderWay),
    ];

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        body.StartSection(
            "quality", "Quality by service", "How the orders of the services with most orders ended, what was delivered, and refills.");
        var rows = ServiceRows.ByOrders(figures.MeasureServices(), _ => true, MaximumBars);
        if (rows.Count > 0) WriteFigure(figures, body, rows);
        body.EndSection();
    }

    private static void WriteFigure(ReportFigures figures, HtmlBody body, List<OrderMeasure> rows)
    {
        const string Caption = "Ends of orders by service";
        var chart = new ReportChart("quality-chart", "rows", Caption, "% of the orders") { IsStacked = true, Maximum = 100 };
        var table = new ReportTable(
            "quality-table", Caption,
            [.. ServiceRows.Columns, "Currency", "Orders", .. Array.ConvertAll(Ends, end => end.Name), "DeliveredShare", "RefillsAsked",
                "RefillsGranted", "RefillsRefused"]);
        foreach (var row in rows)
        {
            chart.Labels.Add(figures.NameOf(row));
            table.Add(
                [.. ServiceRows.Cells(figures, row), ReportCell.Of(ReportFormat.Currency(row.Currency)), ReportCell.Count(row.Orders),
                    .. Array.ConvertAll(Ends, end => ReportCell.Count(end.Count(row))), ReportCell.Share(row.DeliveredShare),
                    ReportCell.Count(row.RefillsAsked), ReportCell.Count(row.RefillsGranted), ReportCell.Count(row.RefillsRefused)]);
        }

        foreach (var (name, color, count) in Ends)
            chart.Add(name, rows.ConvertAll(row => (decimal?)decimal.Round(100m * count(row) / row.Orders, 2)), color);
        body.Figure(chart, table);
    }

    private static long UnderWay(OrderMeasure row) =>
        row.Orders - row.Completed - row.Partial - row.Canceled - row.Unknown - row.Rejected;
}
