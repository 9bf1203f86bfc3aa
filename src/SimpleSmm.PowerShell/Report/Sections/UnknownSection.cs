using System;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes the orders whose outcome is unknown, each with the commands that settle it.</summary>
internal static class UnknownSection
{
    public static void Write(ReportFigures figures, HtmlBody body)
    {
        body.StartSection(
            "unknown", "Unknown outcomes",
            "Orders that may have been placed, of any time. Look for each on the panel first. If it is there, type its id at the end of "
                + "the first command; if it is not, use the second one, which lets the order be sent again.");
        var table = new ReportTable(
            "unknown-table", "Orders to settle", "Session", "Reference", "Sent (UTC)", "ServiceId", "Link", "Quantity", "Reason",
            "Commands");
        foreach (var session in figures.Sessions) Add(table, session);
        if (table.Rows.Count == 0) body.Paragraph("None. The outcome of every order is known.");
        else body.Table(table);
        foreach (var session in figures.Sessions) WriteMore(session, body);
        body.EndSection();
    }

    private static void Add(ReportTable table, SessionFigures session)
    {
        for (var at = 0; at < Math.Min(session.Unknown.Count, SessionFigures.MaximumUnknown); at++)
        {
            var order = session.Unknown[at];
            table.Add(
                ReportCell.Of(session.Name), ReportCell.Of(order.Reference), ReportCell.Moment(ReportFormat.Moment(order.PlacedAt)),
                ReportCell.Of(ReportFormat.Exact(order.ServiceId)), ReportCell.Of(order.Link), ReportCell.Count(order.Quantity),
                ReportCell.Of(order.Reason),
                ReportCell.Code(
                    SettlingCommand.IfPlaced(order.Reference!, session.Name), SettlingCommand.IfNotPlaced(order.Reference!, session.Name)));
        }
    }

    private static void WriteMore(SessionFigures session, HtmlBody body)
    {
        if (session.Unknown.Count <= SessionFigures.MaximumUnknown) return;
        body.Paragraph(
            $"{session.Name} has more than these. This command lists all: Get-SmmOrder -Outcome Unknown -Session "
                + SettlingCommand.Quote(session.Name));
    }
}
