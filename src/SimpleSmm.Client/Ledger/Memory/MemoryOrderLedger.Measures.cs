using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <content>Remembers and returns what measures need.</content>
public sealed partial class MemoryOrderLedger
{
    private static readonly string[] Outcomes = [OrderOutcome.Sending, OrderOutcome.Placed, OrderOutcome.Rejected, OrderOutcome.Unknown];

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
    public IReadOnlyList<StatusChange> CountStatusChanges(OrderMeasureQuery query)
    {
        var counts = new Dictionary<(DateTime Day, string Outcome, string? Status), long>();
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (!query.Covers(entry.SentAt)) continue;
                var course = entry.Course();
                for (var at = 0; at < course.Count; at++)
                {
                    Add((course[at].Day, entry.Outcome, course[at].Status), 1);
                    if (at > 0) Add((course[at].Day, entry.Outcome, course[at - 1].Status), -1);
                }
            }
        }

        var changes = new List<StatusChange>();
        foreach (var count in counts)
        {
            if (count.Value != 0) changes.Add(new StatusChange(count.Key.Day, count.Key.Outcome, count.Key.Status, count.Value));
        }

        changes.Sort((a, b) =>
        {
            var order = (a.Day, Array.IndexOf(Outcomes, a.Outcome)).CompareTo((b.Day, Array.IndexOf(Outcomes, b.Outcome)));
            return order == 0 ? string.CompareOrdinal(a.Status, b.Status) : order;
        });
        return changes;

        void Add((DateTime, string, string?) key, long orders) =>
            counts[key] = orders + (counts.TryGetValue(key, out var before) ? before : 0);
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
