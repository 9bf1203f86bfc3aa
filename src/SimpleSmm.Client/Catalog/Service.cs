using System.Collections.Generic;
using SimpleSmm.Catalog;

namespace SimpleSmm;

/// <summary>Represents a service of a panel's catalog.</summary>
public sealed class Service : PanelObject
{
    /// <summary>Gets the id, by which the service is ordered.</summary>
    public long ServiceId { get; init; }

    /// <summary>Gets the name as the panel shows it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Gets the order type, in the panel's spelling: <c>Default</c>, <c>Package</c>, <c>Custom Comments</c>, …</summary>
    public string Type { get; init; } = "";

    /// <summary>Gets the category as the panel shows it.</summary>
    public string Category { get; init; } = "";

    /// <summary>Gets the price per 1000 in <see cref="Currency"/>; for a package, the price of the package.</summary>
    public decimal Rate { get; init; }

    /// <summary>Gets the currency of <see cref="Rate"/>: the service's own or the account's; null if neither is known.</summary>
    public string? Currency { get; internal set; }

    /// <summary>Gets the minimum quantity per order.</summary>
    public long Minimum { get; init; }

    /// <summary>Gets the maximum quantity per order.</summary>
    public long Maximum { get; init; }

    /// <summary>Gets whether orders can be refilled; null if the panel does not report it.</summary>
    public bool? Refill { get; init; }

    /// <summary>Gets whether orders can be canceled; null if the panel does not report it.</summary>
    public bool? Cancel { get; init; }

    /// <summary>Gets whether orders can be drip-fed; null if the panel does not report it, as in the documented API.</summary>
    public bool? DripFeed { get; init; }

    /// <summary>Gets the undocumented fields of the panel's answer, by the panel's field names.</summary>
    public required IReadOnlyDictionary<string, object?> AdditionalData { get; init; }

    /// <summary>
    /// Estimates the cost of a quantity: rate x quantity / 1000 x runs, with the quantity per run; for a package, its price x runs
    /// (docs/panel-api.md#charges). The panel may charge a different amount.
    /// </summary>
    /// <param name="quantity">The quantity per run.</param>
    /// <param name="runs">The number of drip-feed runs; null for a single delivery.</param>
    /// <returns>The amount in the account's currency, not rounded.</returns>
    public decimal EstimateCharge(long quantity, long? runs = null) => ChargeEstimate.Of(this, quantity, runs);

    /// <summary>
    /// Estimates the cost of an order. The quantity of a list order is the number of list entries, or the given quantity if that is larger.
    /// For a subscription, the quantity is the maximum per post x the number of new and old posts. The panel may charge a different amount.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <returns>
    /// The amount in the account's currency, not rounded; null if it cannot be estimated, because the quantity is missing, a subscription
    /// has an unlimited number of posts, or the type of the service is not known.
    /// </returns>
    public decimal? EstimateCharge(OrderRequest order) => ChargeEstimate.Of(this, order);
}
