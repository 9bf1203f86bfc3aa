using System;
using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>Contains the rules by which one order counts in a measure. Every ledger follows them.</summary>
public static class OrderFigures
{
    /// <summary>The largest quantity per run that is counted. A larger one counts as this.</summary>
    public const long MaximumQuantity = 1_000_000_000;

    /// <summary>The largest number of runs that is counted.</summary>
    public const long MaximumRuns = 1_000;

    /// <summary>Gets the statuses of orders that ended without the rest being delivered, and are not Partial.</summary>
    public static IReadOnlyList<string> CanceledStatuses { get; } = ["Canceled", "Refunded", "Rejected", "Fail"];

    /// <summary>Returns the figures of one order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="query">Chooses what is kept apart.</param>
    /// <returns>The totals of this order alone.</returns>
    public static OrderTotals Of(Order order, OrderMeasureQuery query)
    {
        var isRejected = order.Outcome == OrderOutcome.Rejected;
        var quantity = isRejected ? null : QuantityOf(order);
        var charge = isRejected ? null : order.Charge;
        var charged = charge + (order.Refunded ?? 0);
        var estimate = isRejected ? null : order.EstimatedCharge;
        var delivered = DeliveredOf(order, quantity);
        var sold = order.Outcome == OrderOutcome.Placed ? SoldOf(order, quantity) : null;
        var isCompared = charged is not null && estimate is not null;
        var cost = sold is null ? null : charge ?? estimate;
        return new OrderTotals
        {
            Day = query.NeedsDay ? order.PlacedAt.UtcDateTime.Date : null,
            ServiceId = query.NeedsService ? order.ServiceId : null,
            Status = query.Has(MeasureGroup.Status) ? order.Status : null,
            Outcome = query.Has(MeasureGroup.Outcome) ? order.Outcome : null,
            Currency = order.Currency,
            Orders = 1,
            Rejected = isRejected ? 1 : 0,
            Unknown = order.Outcome == OrderOutcome.Unknown ? 1 : 0,
            Completed = order.Status == "Completed" ? 1 : 0,
            Partial = order.Status == "Partial" ? 1 : 0,
            Canceled = IsCanceled(order.Status) ? 1 : 0,
            Quantity = quantity,
            Charged = charged,
            Net = charge,
            Estimated = estimate,
            ComparedCharge = isCompared ? charged : null,
            ComparedEstimate = isCompared ? estimate : null,
            RefillsAsked = order.RefillsAsked,
            RefillsRefused = order.RefillsRefused,
            Delivered = delivered,
            DeliveryDue = delivered is null ? null : quantity,
            Sold = sold,
            SoldAtCost = cost is null ? null : sold,
            Cost = cost,
            Times = order.FinishedAt - order.PlacedAt is { Ticks: >= 0 } time ? [time.Ticks] : [],
        };
    }

    /// <summary>Adds two amounts of which either may be unknown.</summary>
    internal static decimal? Sum(decimal? a, decimal? b) =>
        a is null ? b : b is null ? a : SaturatingMath.Add(a.Value, b.Value);

    /// <inheritdoc cref="Sum(decimal?, decimal?)" />
    internal static long? Sum(long? a, long? b) => a is null ? b : b is null ? a : a + b;

    private static bool IsCanceled(string? status)
    {
        foreach (var canceled in CanceledStatuses)
        {
            if (canceled == status) return true;
        }

        return false;
    }

    private static long? QuantityOf(Order order) => order.Quantity is { } quantity
        ? Math.Min(quantity, MaximumQuantity) * Math.Min(order.Runs ?? 1, MaximumRuns)
        : null;

    // A completed order without remains was delivered. A canceled order that costs nothing was not, whatever its remains.
    private static long? DeliveredOf(Order order, long? quantity)
    {
        if (quantity is not { } ordered || order.IsFinal != true) return null;
        if (IsCanceled(order.Status) && order.Charge == 0) return 0;
        return order.Remains is { } remains ? Math.Max(ordered - Math.Max(remains, 0), 0)
            : order.Status == "Completed" ? ordered
            : null;
    }

    // Of an order that ended without its remains being known, only a canceled one counts as not sold.
    private static long? SoldOf(Order order, long? quantity) =>
        DeliveredOf(order, quantity) ?? (quantity is not null && order.IsFinal == true && IsCanceled(order.Status) ? 0 : quantity);
}
