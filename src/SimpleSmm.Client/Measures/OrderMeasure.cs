using System;

namespace SimpleSmm;

/// <summary>
/// Represents what the orders of one group and currency amount to. A value is null if nothing is known of it. The properties of a group by
/// which the orders were not grouped are null.
/// </summary>
public sealed class OrderMeasure
{
    /// <summary>Gets the UTC day on which the orders were sent: <c>2026-11-26</c>.</summary>
    public string? Day { get; init; }

    /// <summary>Gets the ISO 8601 week in which the orders were sent: <c>2026-W48</c>.</summary>
    public string? Week { get; init; }

    /// <summary>Gets the month in which the orders were sent: <c>2026-11</c>.</summary>
    public string? Month { get; init; }

    /// <summary>Gets the session.</summary>
    public string? Session { get; init; }

    /// <summary>Gets the service.</summary>
    public long? ServiceId { get; init; }

    /// <summary>Gets the category that the catalog has for the services now.</summary>
    public string? Category { get; init; }

    /// <summary>Gets the last known status.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the outcome of placing, one of <see cref="OrderOutcome"/>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Gets the currency of all amounts; null if it is not known.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the number of orders, whatever their outcome.</summary>
    public long Orders { get; init; }

    /// <summary>Gets the ordered quantity of the orders that were not rejected, with all runs.</summary>
    public long? Quantity { get; init; }

    /// <summary>Gets the sum of the highest charge that the panel reported of each order.</summary>
    public decimal? Charged { get; init; }

    /// <summary>Gets by how much the panel lowered these charges afterwards: <see cref="Charged"/> less <see cref="Net"/>.</summary>
    public decimal? Refunded { get; init; }

    /// <summary>Gets the sum of the last charge that the panel reported of each order.</summary>
    public decimal? Net { get; init; }

    /// <summary>Gets the sum of the charges estimated from the catalog, of the orders that were not rejected.</summary>
    public decimal? Estimated { get; init; }

    /// <summary>Gets charged / estimated, of the orders of which both are known; 1 means as estimated.</summary>
    public decimal? EstimatedShare { get; init; }

    /// <summary>Gets the number of orders with the status Completed.</summary>
    public long Completed { get; init; }

    /// <summary>Gets the number of orders with the status Partial.</summary>
    public long Partial { get; init; }

    /// <summary>
    /// Gets the number of orders that ended with the status Canceled, Refunded, Rejected or Fail (<see cref="IsCanceled"/>).
    /// </summary>
    public long Canceled { get; init; }

    /// <summary>Gets the number of orders whose outcome is unknown.</summary>
    public long Unknown { get; init; }

    /// <summary>Gets the number of orders that were certainly not placed.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets the number of refills that were asked for and answered.</summary>
    public long RefillsAsked { get; init; }

    /// <summary>Gets the number of refills that the panel accepted and did not refuse later.</summary>
    public long RefillsGranted { get; init; }

    /// <summary>Gets the number of refills that the panel refused, at once or later.</summary>
    public long RefillsRefused { get; init; }

    /// <summary>Gets the median of the times from sending to the first final status, by nearest rank.</summary>
    public TimeSpan? MedianTime { get; init; }

    /// <summary>Gets the time within which 90 % of the ended orders ended, by nearest rank.</summary>
    public TimeSpan? Percentile90Time { get; init; }

    /// <summary>Gets delivered / ordered quantity, of the ended orders of which both are known.</summary>
    public decimal? DeliveredShare { get; init; }

    /// <summary>Gets the revenue at the prices of a price list; null without one, or if it does not contain the services.</summary>
    public decimal? Revenue { get; init; }

    /// <summary>Gets the revenue less the cost, of the orders whose cost is known; null without a price list.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Returns whether a status ends an order, or a refill, that the panel did not carry out.</summary>
    /// <param name="status">The status, in the spelling of docs/panel-api.md#statuses.</param>
    /// <returns>True for Canceled, Refunded, Rejected and Fail.</returns>
    public static bool IsCanceled(string? status) => status is "Canceled" or "Refunded" or "Rejected" or "Fail";
}
