using System;
using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm.Report.Sections;

/// <summary>A balance, and how long it lasts.</summary>
/// <param name="Session">The session.</param>
/// <param name="Reading">Its last balance.</param>
/// <param name="PerDay">What was spent per day in its currency; null if nothing was.</param>
internal sealed record Pace(string Session, BalanceReading Reading, decimal? PerDay)
{
    private const int Days = 30;

    /// <summary>Gets the days after which nothing is left, at this pace.</summary>
    public decimal? DaysLeft => PerDay is > 0 && Reading.Balance >= 0 ? decimal.Round(Reading.Balance / PerDay.Value, 1) : null;

    /// <summary>Returns the last balance of each session and currency.</summary>
    public static List<Pace> OfEach(ReportFigures figures)
    {
        var latest = new List<Pace>();
        foreach (var session in figures.Sessions)
        {
            var readings = new Dictionary<string, BalanceReading>();
            foreach (var reading in session.Balances) readings[reading.Currency ?? ""] = reading;
            foreach (var reading in readings.Values)
                latest.Add(new Pace(session.Name, reading, PerDayOf(figures, session, reading.Currency)));
        }

        return latest;
    }

    private static decimal? PerDayOf(ReportFigures figures, SessionFigures session, string? currency)
    {
        var end = (figures.Period.Before is { } before && before < figures.MadeAt ? before : figures.MadeAt).UtcDateTime;
        var start = end.Date.AddDays(1 - Days);
        decimal spend = 0;
        DateTime? first = null;
        foreach (var totals in session.Days)
        {
            if (totals.Currency != currency || totals.Outcome == OrderOutcome.Rejected) continue;
            if (first is null || totals.Day < first) first = totals.Day;
            if (totals.Day >= start) spend = SaturatingMath.Add(spend, totals.Charge ?? totals.EstimatedCharge ?? 0);
        }

        if (first is null) return null;
        var days = Math.Max(1, (end.Date - (first.Value > start ? first.Value : start)).Days + 1);
        return decimal.Round(spend / days, 4);
    }
}
