using System;
using System.Collections.Generic;

namespace SimpleSmm.Ledger.Memory;

/// <summary>What a <see cref="MemoryOrderLedger"/> remembers of the course of one order.</summary>
internal sealed class MemoryHistory
{
    private readonly Dictionary<string, DateTimeOffset> _statuses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, bool> _refills = [];
    private int _refusals;

    /// <summary>Gets when the order was first seen in each status.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Statuses => _statuses;

    /// <summary>Gets the highest charge that the panel reported.</summary>
    public decimal? HighestCharge { get; private set; }

    /// <summary>Gets the time at which a final status was first read.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public int RefillsAsked => _refills.Count + _refusals;

    public int RefillsRefused
    {
        get
        {
            var refused = _refusals;
            foreach (var isRefused in _refills.Values)
            {
                if (isRefused) refused++;
            }

            return refused;
        }
    }

    public static MemoryHistory Of(Order order)
    {
        var history = new MemoryHistory { HighestCharge = order.Charge + (order.Refunded ?? 0), FinishedAt = order.FinishedAt };
        if (order is { Status: { } status, StatusAt: { } at }) history.See(status, order.IsFinal == true, null, at);
        return history;
    }

    public void See(string status, bool isFinal, decimal? charge, DateTimeOffset at)
    {
        if (!_statuses.TryGetValue(status, out _)) _statuses.Add(status, at);
        if (isFinal) FinishedAt ??= at;
        if (charge > (HighestCharge ?? decimal.MinValue)) HighestCharge = charge;
    }

    public void AskRefill(long refillId) => _refills[refillId] = _refills.TryGetValue(refillId, out var isRefused) && isRefused;

    public void RefuseRefill() => _refusals++;

    /// <summary>Records the status of a refill, if it is one of this order.</summary>
    public void SeeRefill(RefillStatus status)
    {
        if (_refills.ContainsKey(status.RefillId)) _refills[status.RefillId] = OrderMeasure.IsCanceled(status.Status);
    }
}
