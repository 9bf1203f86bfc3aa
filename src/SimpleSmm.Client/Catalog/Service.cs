using System.Collections.Generic;
using SimpleSmm.Catalog;

namespace SimpleSmm;

/// <summary>One service of a panel's catalog.</summary>
public sealed class Service
{
    /// <summary>The id to order by.</summary>
    public long ServiceId { get; init; }

    /// <summary>The name as the panel shows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which fields an order takes, in the panel's spelling: <c>Default</c>, <c>Package</c>, <c>Custom Comments</c>, …</summary>
    public string Type { get; init; } = "";

    /// <summary>The category as the panel shows it.</summary>
    public string Category { get; init; } = "";

    /// <summary>The price of 1 000 pieces, in <see cref="Currency"/>; for a package the price of the package.</summary>
    public decimal Rate { get; init; }

    /// <summary>The currency of <see cref="Rate"/>: the service's own or the account's; null where neither is known.</summary>
    public string? Currency { get; internal set; }

    /// <summary>The smallest quantity of one order.</summary>
    public long Minimum { get; init; }

    /// <summary>The largest quantity of one order.</summary>
    public long Maximum { get; init; }

    /// <summary>Whether orders can be refilled; null where the panel does not say.</summary>
    public bool? Refill { get; init; }

    /// <summary>Whether orders can be canceled; null where the panel does not say.</summary>
    public bool? Cancel { get; init; }

    /// <summary>Whether orders can be delivered in runs; null where the panel does not say (the documented one does not).</summary>
    public bool? DripFeed { get; init; }

    /// <summary>What the panel says of the service beyond the documented fields, by the panel's field names.</summary>
    public required IReadOnlyDictionary<string, object?> AdditionalData { get; init; }

    /// <summary>
    /// What a quantity would cost: rate x quantity / 1 000, times the runs of a drip-feed, where quantity is per run; for a package its
    /// price, times the runs (docs/panel-api.md#charges). An estimate: the panel decides.
    /// </summary>
    /// <param name="quantity">The pieces of one run.</param>
    /// <param name="runs">The runs of a drip-feed; null for one delivery.</param>
    /// <returns>The amount in the account's currency, not rounded.</returns>
    public decimal EstimateCharge(long quantity, long? runs = null) => ChargeEstimate.Of(this, quantity, runs);

    /// <summary>
    /// What an order would cost: the same, with the quantity that its list says where there is one (and the larger of the two where both are
    /// given); for a subscription the rate for the largest quantity of a post, times its posts, new and old. An estimate: the panel decides.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <returns>
    /// The amount in the account's currency, not rounded; null where it cannot be known: a quantity is missing, a subscription has no last
    /// post, or the type of the service is not known.
    /// </returns>
    public decimal? EstimateCharge(OrderRequest order) => ChargeEstimate.Of(this, order);
}
