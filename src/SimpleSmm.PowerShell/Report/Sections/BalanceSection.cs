using System;
using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Report.Sections;

/// <summary>Writes the balances over time, and how long they last at the present pace.</summary>
internal static class BalanceSection
{
    private const int MaximumHours = 96;

    public static void Write(ReportFigures figures, HtmlBody body)
    {
        body.StartSection(
            "balance", "Balance",
            "The last balance that was read in each hour. The pace is the spend of the last 30 days of the period, or since the first "
                + "order, divided by its days; an order that the panel has not charged yet counts with its estimate.");
        var latest = Pace.OfEach(figures);
        if (latest.Count == 0) body.Paragraph("No balance was read in this period. Get-SmmBalance reads and keeps it.");
        else WriteLatest(body, latest);
        var currencies = new List<string?>();
        foreach (var pace in latest)
        {
            if (!currencies.Contains(pace.Reading.Currency)) currencies.Add(pace.Reading.Currency);
        }

        for (var at = 0; at < currencies.Count; at++) WriteCurrency(figures, body, currencies[at], at);
        body.EndSection();
    }

    private static void WriteLatest(HtmlBody body, List<Pace> latest)
    {
        var table = new ReportTable(
            "balance-table", "Latest balances", "Session", "Currency", "Read (UTC)", "Balance", "Spend per day", "Days left");
        foreach (var pace in latest)
        {
            table.Add(
                ReportCell.Of(pace.Session), ReportCell.Of(ReportFormat.Currency(pace.Reading.Currency)),
                ReportCell.Moment(ReportFormat.Moment(pace.Reading.ReadAt)), ReportCell.Amount(pace.Reading.Balance),
                ReportCell.Rounded(pace.PerDay), ReportCell.Days(pace.DaysLeft));
        }

        body.Table(table);
    }

    private static void WriteCurrency(ReportFigures figures, HtmlBody body, string? currency, int number)
    {
        var caption = $"Balance over time, {ReportFormat.Currency(currency)}";
        var id = "balance-" + ReportFormat.Exact(number);
        var chart = new ReportChart(id, "line", caption, ReportFormat.Currency(currency));
        var (times, series) = Series(figures, currency);
        chart.Labels.AddRange(times);
        var table = new ReportTable(id + "-table", caption, ["Read (UTC)", .. series.ConvertAll(one => one.Session)]);
        foreach (var (session, values) in series) chart.Add(session, values);
        for (var at = 0; at < times.Count; at++)
            table.Add([ReportCell.Moment(times[at]), .. series.ConvertAll(one => ReportCell.Amount(one.Values[at]))]);
        body.Figure(chart, table);
    }

    // The last reading of each hour, or of each day where the hours are too many to see or say nothing more.
    private static (List<string> Times, List<(string Session, decimal?[] Values)> Series) Series(ReportFigures figures, string? currency)
    {
        var times = Times(figures, currency, "yyyy-MM-dd HH':00'");
        var days = Times(figures, currency, "yyyy-MM-dd");
        var hasDays = times.Count > MaximumHours || (times.Count == days.Count && days.Count > 1);
        var format = hasDays ? "yyyy-MM-dd" : "yyyy-MM-dd HH':00'";
        var names = new List<string>(hasDays ? days : times);
        var series = new List<(string Session, decimal?[] Values)>();
        foreach (var session in figures.Sessions)
        {
            var values = new decimal?[names.Count];
            var isRead = false;
            foreach (var reading in session.Balances)
            {
                if (reading.Currency != currency) continue;
                values[names.BinarySearch(Name(reading, format), StringComparer.Ordinal)] = reading.Balance;
                isRead = true;
            }

            if (isRead) series.Add((session.Name, values));
        }

        return (names, series);
    }

    private static SortedSet<string> Times(ReportFigures figures, string? currency, string format)
    {
        var times = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var session in figures.Sessions)
        {
            foreach (var reading in session.Balances)
            {
                if (reading.Currency == currency) times.Add(Name(reading, format));
            }
        }

        return times;
    }

    private static string Name(BalanceReading reading, string format) =>
        reading.ReadAt.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
