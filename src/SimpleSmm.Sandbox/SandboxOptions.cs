using System;

namespace SimpleSmm.Sandbox;

/// <summary>Represents the settings of a <see cref="SandboxPanel"/>. The same options always create the same panel.</summary>
public sealed class SandboxOptions
{
    /// <summary>
    /// Gets the seed, which determines how long orders take and how they end. Two panels with the same seed behave the same.
    /// </summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the initial balance.</summary>
    public decimal Balance { get; init; } = 100m;

    /// <summary>Gets the currency of the account. The Smart dialect always reports USD, as the real panel does.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>Gets the only key that the panel accepts.</summary>
    public string ApiKey { get; init; } = "sandbox";

    /// <summary>Gets the panel family to simulate.</summary>
    public PanelDialect Dialect { get; init; } = PanelDialect.Perfect;

    /// <summary>Gets the initial time of the panel's clock; the current time if not set. Answers do not contain times.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets the panel seconds per real second. With 0 the clock stands still unless it is advanced.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>
    /// Gets the number of orders that the account already has. Their ids are 1 to this number, and 10 or more of them include every status.
    /// They were paid before the panel started and are calculated when they are read, so a million of them does not take memory or time.
    /// </summary>
    public int ExistingOrders { get; init; }

    /// <summary>Gets the id of the first new order: 235416 if not set, or the first free id if that one is taken.</summary>
    public int? FirstOrderId { get; init; }

    /// <summary>
    /// Gets the number of services in the catalog: only the built-in ones if not set; a larger number adds generated services.
    /// </summary>
    public int? ServiceCount { get; init; }

    /// <summary>
    /// Gets whether an order is rejected if its link has an unfinished order. Off by default, because all examined panels accept and charge
    /// the second order.
    /// </summary>
    public bool RejectsActiveLink { get; init; }

    /// <summary>
    /// Gets whether an order is rejected if it has a field of another order type, such as comments in an order of followers. Panels ignore
    /// such a field, and so miss what the customer meant. If not set, the Perfect dialect rejects the order and the Smart one ignores the
    /// field. A field that is not part of any order type is never rejected, because panels have fields of their own.
    /// </summary>
    public bool? RefusesExtraFields { get; init; }

    /// <summary>Gets how long an order must have been finished before it can be refilled. Some panels require 24 hours.</summary>
    public TimeSpan RefillWaitingTime { get; init; }

    internal int FirstNewOrderId => FirstOrderId ?? Math.Max(235416, ExistingOrders + 1);

    internal void Validate()
    {
        if (ExistingOrders < 0)
            throw new ArgumentOutOfRangeException(
                nameof(ExistingOrders), ExistingOrders, "The number of existing orders must not be negative.");
        if (FirstNewOrderId <= ExistingOrders)
            throw new ArgumentOutOfRangeException(
                nameof(FirstOrderId), FirstOrderId, "The first order id must be greater than the ids of the existing orders.");
        if (ServiceCount < 1)
            throw new ArgumentOutOfRangeException(nameof(ServiceCount), ServiceCount, "The catalog must have at least one service.");
        if (Balance < 0)
            throw new ArgumentOutOfRangeException(nameof(Balance), Balance, "The balance must not be negative.");
        if (string.IsNullOrEmpty(ApiKey))
            throw new ArgumentException("The API key must not be empty.", nameof(ApiKey));
    }
}
