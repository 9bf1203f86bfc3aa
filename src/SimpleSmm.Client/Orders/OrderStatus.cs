using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Represents the status of an order.</summary>
public sealed class OrderStatus : PanelObject
{
    /// <summary>Gets the id of the order.</summary>
    public long OrderId { get; init; }

    /// <summary>
    /// Gets the status in the spelling of docs/panel-api.md#statuses (<c>In progress</c>, <c>Partial</c>, …) or, if unknown, in the
    /// panel's.
    /// </summary>
    public string Status { get; init; } = "";

    /// <summary>Gets whether the order is finished. An unknown status is never final.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Gets the cost in <see cref="Currency"/>; null if the panel does not report it.</summary>
    public decimal? Charge { get; init; }

    /// <summary>Gets the count on the page when the order started; null if the panel does not report it.</summary>
    public long? StartCount { get; init; }

    /// <summary>
    /// Gets the quantity that is not yet delivered; null if the panel does not report it. 0 on a new order does not mean finished.
    /// </summary>
    public long? Remains { get; init; }

    /// <summary>Gets the currency of <see cref="Charge"/>; null if the panel does not report it.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the undocumented fields of the panel's answer, by the panel's field names.</summary>
    public required IReadOnlyDictionary<string, object?> AdditionalData { get; init; }
}
