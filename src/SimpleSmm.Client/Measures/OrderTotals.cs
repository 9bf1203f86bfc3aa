using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>
/// Contains the sums of orders that are alike, as a ledger returns them: they have the same outcome, status and currency, and each value
/// here is known either of all of them or of none. The charges are all 0, or none is.
/// </summary>
public sealed record OrderTotals
{
    /// <summary>The largest quantity per run that is counted. A larger one counts as this.</summary>
    public const long MaximumQuantity = 1_000_000_000;

    /// <summary>The largest number of runs that is counted.</summary>
    public const long MaximumRuns = 1_000;

    /// <summary>Gets the UTC day on which the orders were sent; null if the query does not need it.</summary>
    public DateTime? Day { get; init; }

    /// <summary>Gets the service; null if the query does not need it.</summary>
    public long? ServiceId { get; init; }

    /// <summary>Gets the outcome of placing, one of <see cref="OrderOutcome"/>.</summary>
    public string Outcome { get; init; } = OrderOutcome.Placed;

    /// <summary>Gets the last known status; null if none was read.</summary>
    public string? Status { get; init; }

    /// <summary>Gets whether that status is final.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Gets the currency of all amounts; null if it is not known.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the number of orders.</summary>
    public long Orders { get; init; }

    /// <summary>Gets the ordered quantity with all runs; null if it is not known.</summary>
    public long? Quantity { get; init; }

    /// <summary>Gets the quantity that was not yet delivered, of each order 0 to its quantity; null if it is not known.</summary>
    public long? Remains { get; init; }

    /// <summary>Gets the last charges that the panel reported; null if it has not reported any.</summary>
    public decimal? Charge { get; init; }

    /// <summary>Gets the highest charge that the panel reported of each order; null if it has not reported any.</summary>
    public decimal? HighestCharge { get; init; }

    /// <summary>Gets the estimated charges; null if there are none.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>Gets the number of refills that were asked for and answered.</summary>
    public long RefillsAsked { get; init; }

    /// <summary>Gets the number of refills that the panel refused, at once or later.</summary>
    public long RefillsRefused { get; init; }

    /// <summary>Gets the times from sending to the first final status, in ticks, in any order; those below 0 are left out.</summary>
    public IReadOnlyList<long> Times { get; init; } = [];

    /// <summary>Returns the totals of one order.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The totals of this order alone.</returns>
    public static OrderTotals Of(Order order)
    {
        var quantity = order.Quantity is { } each ? Math.Min(each, MaximumQuantity) * Math.Min(order.Runs ?? 1, MaximumRuns) : (long?)null;
        return new OrderTotals
        {
            Day = order.PlacedAt.UtcDateTime.Date,
            ServiceId = order.ServiceId,
            Outcome = order.Outcome,
            Status = order.Status,
            IsFinal = order.IsFinal == true,
            Currency = order.Currency is { Length: > 0 } currency ? currency : null,
            Orders = 1,
            Quantity = quantity,
            Remains = order.Remains is { } remains && quantity is { } ordered ? Math.Max(Math.Min(remains, ordered), 0) : null,
            Charge = order.Charge,
            HighestCharge = order.Charge + (order.Refunded ?? 0),
            EstimatedCharge = order.EstimatedCharge,
            RefillsAsked = order.RefillsAsked,
            RefillsRefused = order.RefillsRefused,
            Times = order.FinishedAt - order.PlacedAt is { Ticks: >= 0 } time ? [time.Ticks] : [],
        };
    }
}
