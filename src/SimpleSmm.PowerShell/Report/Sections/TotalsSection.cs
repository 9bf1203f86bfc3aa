using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes the sums by currency, and by session.</summary>
internal static class TotalsSection
{
    public static void Write(ReportFigures figures, HtmlBody body)
    {
        body.StartSection("totals", "In total", "Every currency by itself. Net is what the panels charged less what they refunded.");
        var totals = MeasureColumns.Table("totals-table", "By currency", "Currency");
        var rows = new List<OrderMeasure>(figures.Measure());
        rows.Sort((a, b) => Currencies.Compare(a.Currency, b.Currency));
        if (rows.Count == 0) body.Paragraph("There are no orders in this period.");
        for (var at = 0; at < rows.Count; at++)
        {
            var row = rows[at];
            body.Heading(ReportFormat.Currency(row.Currency));
            body.Cards(
                "cards-" + ReportFormat.Exact(at),
                [
                    ("Net spend", ReportCell.Rounded(row.Net), false),
                    ("Refunded", ReportCell.Rounded(row.Refunded), false),
                    ("Orders", ReportCell.Count(row.Orders), false),
                    ("Completed", ReportCell.Count(row.Completed), false),
                    ("Delivered", ReportCell.Share(row.DeliveredShare), false),
                    ("Median time", ReportCell.Time(row.MedianTime), false),
                    ("Unknown", ReportCell.Count(row.Unknown), row.Unknown > 0),
                ]);
            MeasureColumns.Add(totals, row, ReportCell.Of(ReportFormat.Currency(row.Currency)));
        }

        if (rows.Count > 0)
        {
            body.Table(totals);
            var sessions = MeasureColumns.Table("sessions-table", "By session", "Session", "Currency");
            foreach (var row in figures.Measure(MeasureGroup.Session))
                MeasureColumns.Add(sessions, row, ReportCell.Of(row.Session), ReportCell.Of(ReportFormat.Currency(row.Currency)));
            body.Table(sessions);
        }

        body.EndSection();
    }
}
