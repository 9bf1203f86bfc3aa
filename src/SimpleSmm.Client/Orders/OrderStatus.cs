using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>How far an order is.</summary>
public sealed class OrderStatus
{
    /// <summary>The order asked about.</summary>
    public long OrderId { get; init; }

    /// <summary>The status in the spelling of docs/panel-api.md#statuses; an unknown one as the panel wrote it.</summary>
    public string Status { get; init; } = "";

    /// <summary>Whether the order is over. An unknown status is never final.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What it cost, in <see cref="Currency"/>; null where the panel does not say.</summary>
    public decimal? Charge { get; init; }

    /// <summary>The count on the page when the order began; null where the panel does not say.</summary>
    public long? StartCount { get; init; }

    /// <summary>The pieces not delivered yet; null where the panel does not say. 0 on a fresh order does not mean finished.</summary>
    public long? Remains { get; init; }

    /// <summary>The currency of <see cref="Charge"/>; null where the panel names none.</summary>
    public string? Currency { get; init; }

    /// <summary>What the panel says of the order beyond the documented fields, by the panel's field names.</summary>
    public required IReadOnlyDictionary<string, object?> AdditionalData { get; init; }
}
