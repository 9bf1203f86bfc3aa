using System;

namespace SimpleSmm.Sandbox;

/// <summary>How a <see cref="SandboxPanel"/> is set up. The same options always give the same panel.</summary>
public sealed class SandboxOptions
{
    /// <summary>Decides how long orders take and how they end. Two panels with one seed behave the same.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The money on the account at the start.</summary>
    public decimal Balance { get; init; } = 100m;

    /// <summary>The currency of the account. The Smart dialect says USD whatever this is, as its model does.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The one key that the panel accepts.</summary>
    public string ApiKey { get; init; } = "sandbox";

    /// <summary>The family of panel to imitate.</summary>
    public PanelDialect Dialect { get; init; } = PanelDialect.Perfect;

    /// <summary>What the panel's clock shows at first; the present moment when not set. No answer contains a time.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Panel seconds for each real second. With 0 the clock stands still unless it is advanced.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>
    /// How many orders the account has already: their ids are 1 to this number, and every status occurs among them from 10 on.
    /// They were paid before the panel started and are worked out when asked for, so a million of them costs nothing.
    /// </summary>
    public int ExistingOrders { get; init; }

    /// <summary>The id of the first new order: 235416 when not set, or the first free id when that is taken.</summary>
    public int? FirstOrderId { get; init; }

    /// <summary>How many services the catalog has: the built-in ones when not set; beyond those, generated ones follow.</summary>
    public int? ServiceCount { get; init; }

    /// <summary>
    /// Refuse an order whose link has an unfinished one already. Off by default, because the panels that were examined all take
    /// the second order, and the money with it.
    /// </summary>
    public bool RejectsActiveLink { get; init; }

    /// <summary>
    /// Refuse an order with a field that belongs to other order types, as comments on an order of followers. Panels ignore such a
    /// field, and with it what the customer meant. When not set the Perfect dialect refuses and the Smart one ignores. A field that no
    /// order type has is never refused: panels have fields of their own.
    /// </summary>
    public bool? RefusesExtraFields { get; init; }

    /// <summary>How long an order must have been finished before it may be refilled. Some panels want 24 hours.</summary>
    public TimeSpan RefillWaitingTime { get; init; }

    internal int FirstNewOrderId => FirstOrderId ?? Math.Max(235416, ExistingOrders + 1);

    internal void Validate()
    {
        if (ExistingOrders < 0)
            throw new ArgumentOutOfRangeException(nameof(ExistingOrders), ExistingOrders, "A number of orders is not negative.");
        if (FirstNewOrderId <= ExistingOrders)
            throw new ArgumentOutOfRangeException(nameof(FirstOrderId), FirstOrderId, "A new order's id is above the existing ones.");
        if (ServiceCount < 1)
            throw new ArgumentOutOfRangeException(nameof(ServiceCount), ServiceCount, "A catalog has at least one service.");
        if (Balance < 0)
            throw new ArgumentOutOfRangeException(nameof(Balance), Balance, "The balance cannot be negative.");
        if (string.IsNullOrEmpty(ApiKey))
            throw new ArgumentException("The panel needs a key to compare with.", nameof(ApiKey));
    }
}
