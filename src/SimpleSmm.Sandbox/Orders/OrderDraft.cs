using System.Collections.Generic;
using SimpleSmm.Sandbox.Catalog;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>An order that has passed every check but the one of the money.</summary>
/// <param name="Service">What is ordered.</param>
/// <param name="Link">Where it goes; empty for a type without one.</param>
/// <param name="Quantity">The pieces of one run; 0 for a subscription, whose children have quantities of their own.</param>
/// <param name="Runs">The runs of a drip-feed.</param>
/// <param name="Interval">The minutes between two runs.</param>
/// <param name="Fields">All that was sent.</param>
internal sealed record OrderDraft(
    Service Service, string Link, long Quantity, int? Runs, int? Interval, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>What a subscription was placed for; null for any other order.</summary>
    public SubscriptionTerms? Subscription { get; init; }

    /// <summary>The money to be taken when it is placed.</summary>
    public decimal Charge => Service.Type.IsPackage ? Service.Price : Service.Price * Quantity * (Runs ?? 1) / 1000m;
}
