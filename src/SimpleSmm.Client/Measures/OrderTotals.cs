using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>
/// Contains the sums of the orders of one group, as a ledger returns them. Totals of several groups, sessions and ledgers can be added, so
/// everything that is not a sum is computed afterwards (<see cref="OrderMeasure"/>).
/// </summary>
public sealed class OrderTotals
{
    /// <summary>Gets the UTC day on which the orders were sent; null if the days were not kept apart.</summary>
    public DateTime? Day { get; init; }

    /// <summary>Gets the service; null if the services were not kept apart.</summary>
    public long? ServiceId { get; init; }

    /// <summary>Gets the last known status; null if there is none or the statuses were not kept apart.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the outcome of placing; null if the outcomes were not kept apart.</summary>
    public string? Outcome { get; init; }

    /// <summary>Gets the currency of all amounts; null if it is not known.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets or sets the number of orders, whatever their outcome.</summary>
    public long Orders { get; set; }

    /// <summary>Gets or sets the number of orders with the outcome Rejected.</summary>
    public long Rejected { get; set; }

    /// <summary>Gets or sets the number of orders with the outcome Unknown.</summary>
    public long Unknown { get; set; }

    /// <summary>Gets or sets the number of orders with the status Completed.</summary>
    public long Completed { get; set; }

    /// <summary>Gets or sets the number of orders with the status Partial.</summary>
    public long Partial { get; set; }

    /// <summary>Gets or sets the number of orders with a status of <see cref="OrderFigures.CanceledStatuses"/>.</summary>
    public long Canceled { get; set; }

    /// <summary>Gets or sets the ordered quantity; null if it is not known of any order.</summary>
    public long? Quantity { get; set; }

    /// <summary>Gets or sets the sum of the highest charges; null if the panel has not reported any.</summary>
    public decimal? Charged { get; set; }

    /// <summary>Gets or sets the sum of the last charges; null if the panel has not reported any.</summary>
    public decimal? Net { get; set; }

    /// <summary>Gets or sets the sum of the estimated charges; null if there are none.</summary>
    public decimal? Estimated { get; set; }

    /// <summary>Gets or sets the part of <see cref="Charged"/> of orders that also have an estimate.</summary>
    public decimal? ComparedCharge { get; set; }

    /// <summary>Gets or sets the part of <see cref="Estimated"/> of orders that also have a charge.</summary>
    public decimal? ComparedEstimate { get; set; }

    /// <summary>Gets or sets the number of refills that were asked for and answered.</summary>
    public long RefillsAsked { get; set; }

    /// <summary>Gets or sets the number of refills that the panel refused, at once or later.</summary>
    public long RefillsRefused { get; set; }

    /// <summary>Gets or sets the delivered quantity of the ended orders of which it is known.</summary>
    public long? Delivered { get; set; }

    /// <summary>Gets or sets the ordered quantity of these orders.</summary>
    public long? DeliveryDue { get; set; }

    /// <summary>Gets or sets the quantity of the placed orders, less what was certainly not delivered of the ended ones.</summary>
    public long? Sold { get; set; }

    /// <summary>Gets or sets the part of <see cref="Sold"/> of orders with a known cost.</summary>
    public long? SoldAtCost { get; set; }

    /// <summary>
    /// Gets or sets the cost of these orders: the last charge, or the estimate where the panel has not reported a charge.
    /// </summary>
    public decimal? Cost { get; set; }

    /// <summary>Gets the times from sending to the first final status, in ticks, in any order.</summary>
    public List<long> Times { get; init; } = [];

    /// <summary>Adds the sums of other orders.</summary>
    /// <param name="other">The sums to add.</param>
    public void Add(OrderTotals other)
    {
        Orders += other.Orders;
        Rejected += other.Rejected;
        Unknown += other.Unknown;
        Completed += other.Completed;
        Partial += other.Partial;
        Canceled += other.Canceled;
        RefillsAsked += other.RefillsAsked;
        RefillsRefused += other.RefillsRefused;
        Quantity = OrderFigures.Sum(Quantity, other.Quantity);
        Delivered = OrderFigures.Sum(Delivered, other.Delivered);
        DeliveryDue = OrderFigures.Sum(DeliveryDue, other.DeliveryDue);
        Sold = OrderFigures.Sum(Sold, other.Sold);
        SoldAtCost = OrderFigures.Sum(SoldAtCost, other.SoldAtCost);
        Charged = OrderFigures.Sum(Charged, other.Charged);
        Net = OrderFigures.Sum(Net, other.Net);
        Estimated = OrderFigures.Sum(Estimated, other.Estimated);
        ComparedCharge = OrderFigures.Sum(ComparedCharge, other.ComparedCharge);
        ComparedEstimate = OrderFigures.Sum(ComparedEstimate, other.ComparedEstimate);
        Cost = OrderFigures.Sum(Cost, other.Cost);
        Times.AddRange(other.Times);
    }
}
