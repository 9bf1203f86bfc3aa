using System.Collections.Generic;
using SimpleSmm.Sandbox.Catalog;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Represents an order that has passed all checks except that of the balance.</summary>
/// <param name="Service">The ordered service.</param>
/// <param name="Link">The link; empty for a type without a link.</param>
/// <param name="Quantity">The quantity per run; 0 for a subscription, whose children have their own quantities.</param>
/// <param name="Runs">The number of runs of a drip-feed.</param>
/// <param name="Interval">The minutes between two runs.</param>
/// <param name="Fields">All fields sent.</param>
internal sealed record OrderDraft(
    Service Service, string Link, long Quantity, int? Runs, int? Interval, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Gets the terms of a subscription; null for any other order.</summary>
    public SubscriptionTerms? Subscription { get; init; }

    /// <summary>Gets the amount to charge when the order is placed.</summary>
    public decimal Charge => Service.Type.IsPackage ? Service.Price : Service.Price * Quantity * (Runs ?? 1) / 1000m;
}
