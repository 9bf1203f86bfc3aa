using System;
using System.Collections.Generic;

namespace SimpleSmm.Report;

/// <summary>Contains the figures of all sessions. Its rows are those of Measure-SmmOrder with the same groups.</summary>
/// <param name="title">The title of the page.</param>
/// <param name="period">The period of the report.</param>
/// <param name="madeAt">The time at which the figures were read.</param>
/// <param name="sessions">The figures of each session.</param>
internal sealed class ReportFigures(
    string title, OrderMeasureQuery period, DateTimeOffset madeAt, IReadOnlyList<SessionFigures> sessions)
{
    public string Title => title;

    public OrderMeasureQuery Period => period;

    public DateTimeOffset MadeAt => madeAt;

    public IReadOnlyList<SessionFigures> Sessions => sessions;

    public ReportPeriods Periods { get; } = ReportPeriods.Of(sessions);

    /// <summary>Measures the orders by anything but the service.</summary>
    public IReadOnlyList<OrderMeasure> Measure(params MeasureGroup[] groups) => Measure(groups, session => session.Days, _ => true);

    /// <summary>Measures the orders by session and service.</summary>
    public IReadOnlyList<OrderMeasure> MeasureServices() => Measure([MeasureGroup.Service], session => session.Services, _ => true);

    /// <summary>Measures the orders of a currency whose services are not among some rows, as one row.</summary>
    public OrderMeasure? MeasureOthers(string? currency, IReadOnlyList<OrderMeasure> rows)
    {
        var known = new HashSet<(string?, long?)>();
        foreach (var row in rows) known.Add((row.Session, row.ServiceId));
        var others = Measure([], session => session.Services, one => one.Totals.Currency == currency && !known.Contains(
            (one.Session, one.Totals.ServiceId)));
        return others.Count == 0 ? null : others[0];
    }

    /// <summary>Returns the name of a service with its id, and after its session where there are several.</summary>
    public string NameOf(OrderMeasure row)
    {
        var name = $"{ReportFormat.Exact(row.ServiceId)} {ServiceName(row)}".TrimEnd();
        return sessions.Count > 1 ? $"{row.Session}: {name}" : name;
    }

    /// <summary>Returns the name that the catalog has for a service; empty if it is not known.</summary>
    public string ServiceName(OrderMeasure row)
    {
        foreach (var session in sessions)
        {
            if (session.Name == row.Session && session.ServiceNames.TryGetValue(row.ServiceId ?? 0, out var name)) return name;
        }

        return "";
    }

    private List<OrderMeasure> Measure(
        MeasureGroup[] groups, Func<SessionFigures, IReadOnlyList<OrderTotals>> totals,
        Predicate<(string Session, OrderTotals Totals)> filter)
    {
        var measurement = new OrderMeasurement(period with { Groups = groups });
        foreach (var session in sessions)
        {
            foreach (var one in totals(session))
            {
                if (filter((session.Name, one))) measurement.Add(one, session.Name);
            }
        }

        return [.. measurement.ToRows()];
    }
}
