using System;
using System.Collections.Generic;

namespace SimpleSmm.Report;

/// <summary>Contains what the report needs of one session. The ledger adds the orders up, so this stays small.</summary>
internal sealed class SessionFigures
{
    /// <summary>The number of unknown orders of a session that are listed.</summary>
    public const int MaximumUnknown = 100;

    public string Name { get; private init; } = "";

    public Uri? Panel { get; private init; }

    /// <summary>Gets the sums by day.</summary>
    public IReadOnlyList<OrderTotals> Days { get; private init; } = [];

    /// <summary>Gets the sums by service.</summary>
    public IReadOnlyList<OrderTotals> Services { get; private init; } = [];

    /// <summary>Gets how the orders went from one status to the next.</summary>
    public IReadOnlyList<StatusChange> StatusChanges { get; private init; } = [];

    /// <summary>Gets the first orders whose outcome is unknown, also those outside the period.</summary>
    public IReadOnlyList<Order> Unknown { get; private init; } = [];

    public IReadOnlyList<BalanceReading> Balances { get; private init; } = [];

    /// <summary>Gets the names of the services, as far as the catalog is known.</summary>
    public Dictionary<long, string> ServiceNames { get; } = [];

    /// <summary>Reads the figures from a ledger; null for a ledger that was never written.</summary>
    public static SessionFigures Read(string name, Uri? panel, IOrderLedger? ledger, OrderMeasureQuery period) => new()
    {
        Name = name,
        Panel = panel,
        Days = ledger?.Measure(period with { Groups = [MeasureGroup.Day] }) ?? [],
        Services = ledger?.Measure(period with { Groups = [MeasureGroup.Service] }) ?? [],
        StatusChanges = ledger?.CountStatusChanges(period) ?? [],
        Unknown = ledger is null ? [] : ReadUnknown(ledger),
        Balances = ledger is null ? [] : ReadBalances(ledger, period),
    };

    private static List<Order> ReadUnknown(IOrderLedger ledger) =>
        [.. ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown], First = MaximumUnknown + 1 })];

    private static List<BalanceReading> ReadBalances(IOrderLedger ledger, OrderMeasureQuery period)
    {
        var readings = new List<BalanceReading>();
        foreach (var reading in ledger.ReadBalances(period.Since))
        {
            if (period.Covers(reading.ReadAt)) readings.Add(reading);
        }

        return readings;
    }
}
