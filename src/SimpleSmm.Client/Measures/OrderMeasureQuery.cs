using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Chooses the orders to measure and how to group them. Orders of different currencies are always in different groups.</summary>
public sealed record OrderMeasureQuery
{
    /// <summary>Gets what the orders of a group have in common; empty for all orders of a currency.</summary>
    public IReadOnlyList<MeasureGroup> Groups { get; init; } = [];

    /// <summary>Gets the earliest time at which the orders were sent.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the time before which the orders were sent.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Gets whether the orders are grouped by day, week or month, so that a ledger must keep the days apart.</summary>
    public bool NeedsDay => Has(MeasureGroup.Day) || Has(MeasureGroup.Week) || Has(MeasureGroup.Month);

    /// <summary>Gets whether the orders are grouped by service or category, so that a ledger must keep the services apart.</summary>
    public bool NeedsService => Has(MeasureGroup.Service) || Has(MeasureGroup.Category);

    /// <summary>Returns whether the orders are grouped by something.</summary>
    /// <param name="group">What the orders of a group have in common.</param>
    /// <returns>True if it is among <see cref="Groups"/>.</returns>
    public bool Has(MeasureGroup group)
    {
        foreach (var one in Groups)
        {
            if (one == group) return true;
        }

        return false;
    }

    /// <summary>Returns whether an order was sent in the period of this query.</summary>
    /// <param name="sentAt">The time at which the order was sent.</param>
    /// <returns>True if it belongs to the query.</returns>
    public bool Covers(DateTimeOffset sentAt) => (Since is null || sentAt >= Since) && (Before is null || sentAt < Before);
}
