using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Report.Sections;

namespace SimpleSmm.Report;

/// <summary>Writes the report of some figures.</summary>
internal static class ReportWriter
{
    private static readonly (string Id, string Name)[] Sections =
    [
        ("totals", "In total"), ("spend", "Spend"), ("statuses", "Statuses"), ("services", "Services"), ("times", "Times"),
        ("quality", "Quality"), ("unknown", "Unknown outcomes"), ("balance", "Balance"),
    ];

    /// <summary>Returns the page.</summary>
    public static string Write(ReportFigures figures)
    {
        var body = new HtmlBody();
        body.Header(figures.Title, PeriodOf(figures), SessionsOf(figures), Sections);
        TotalsSection.Write(figures, body);
        SpendSection.Write(figures, body);
        StatusSection.Write(figures, body);
        ServicesSection.Write(figures, body);
        TimesSection.Write(figures, body);
        QualitySection.Write(figures, body);
        UnknownSection.Write(figures, body);
        BalanceSection.Write(figures, body);
        body.Footer(
            $"Made at {ReportFormat.Moment(figures.MadeAt)} UTC by Export-SmmReport of SimpleSmm. Days and times are in UTC. Currencies "
                + "are never added up. The numbers are those of Measure-SmmOrder. A dash means that the ledger does not know a number.");
        return ReportPage.Of(figures.Title, body);
    }

    private static string PeriodOf(ReportFigures figures)
    {
        var first = figures.Period.Since ?? (figures.Periods.FirstDay is { } day ? new DateTimeOffset(day, TimeSpan.Zero) : figures.MadeAt);
        var last = figures.Period.Before ?? figures.MadeAt;
        return $"{ReportFormat.Moment(first)} to {ReportFormat.Moment(last)} UTC";
    }

    private static string SessionsOf(ReportFigures figures)
    {
        var names = new List<string>();
        foreach (var session in figures.Sessions)
            names.Add(session.Panel is { } panel ? $"{session.Name} ({panel.Host})" : session.Name);
        var word = names.Count == 1 ? "session" : "sessions";
        return string.Format(CultureInfo.InvariantCulture, "{0} {1}: {2}", names.Count, word, string.Join(", ", names));
    }
}
