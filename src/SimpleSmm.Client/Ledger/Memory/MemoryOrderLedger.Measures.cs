using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <content>Remembers and returns what measures need.</content>
public sealed partial class MemoryOrderLedger
{
    private readonly SortedDictionary<(long Hour, string Currency), BalanceReading> _balances = [];

    /// <inheritdoc />
    public void Record(IReadOnlyList<RefillRefusal> refusals) =>
        ForEach(refusals, refusal => refusal.OrderId, (entry, _) => entry.History.RefuseRefill());

    /// <inheritdoc />
    public void Record(IReadOnlyList<RefillStatus> statuses)
    {
        lock (_gate)
        {
            foreach (var status in statuses)
            {
                foreach (var entry in _entries) entry.History.SeeRefill(status);
            }
        }
    }

    /// <inheritdoc />
    public void Record(AccountBalance balance)
    {
        var now = DateTimeOffset.UtcNow;
        var key = (now.UtcTicks / TimeSpan.TicksPerHour, balance.Currency ?? "");
        lock (_gate)
        {
            _balances[key] = new BalanceReading(now, balance.Balance, balance.Currency);
            if (balance.Currency is not { Length: > 0 } currency) return;
            if (_entries.Exists(entry => entry.Currency is { Length: > 0 } known && known != currency)) return;
            foreach (var entry in _entries) entry.Currency ??= currency;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query)
    {
        var totals = new List<OrderTotals>();
        foreach (var order in Read(new LedgerQuery { Since = query.Since, Before = query.Before })) totals.Add(OrderTotals.Of(order));
        return totals;
    }

    /// <inheritdoc />
    public IReadOnlyList<StatusCount> CountStatuses(DateTimeOffset? since)
    {
        var counts = new SortedDictionary<(DateTime Day, string Status), long>();
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                foreach (var seen in entry.History.Statuses)
                {
                    if (since is not null && seen.Value < since) continue;
                    var key = (seen.Value.UtcDateTime.Date, seen.Key);
                    counts[key] = (counts.TryGetValue(key, out var before) ? before : 0) + 1;
                }
            }
        }

        var rows = new List<StatusCount>(counts.Count);
        foreach (var count in counts) rows.Add(new StatusCount(count.Key.Day, count.Key.Status, count.Value));
        return rows;
    }

    /// <inheritdoc />
    public IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since)
    {
        var readings = new List<BalanceReading>();
        lock (_gate)
        {
            foreach (var reading in _balances.Values)
            {
                if (since is null || reading.ReadAt >= since) readings.Add(reading);
            }
        }

        return readings;
    }
}
