using System;

namespace SimpleSmm;

/// <summary>Which orders to read. What is null does not matter; what is given must all be true.</summary>
public sealed class LedgerQuery
{
    /// <summary>The panel's id.</summary>
    public long? OrderId { get; init; }

    /// <summary>The caller's name for the order, exactly.</summary>
    public string? Reference { get; init; }

    /// <summary>What is known of the placing.</summary>
    public OrderOutcome? Outcome { get; init; }

    /// <summary>The status when last asked for, in the spelling of docs/panel-api.md#statuses; case does not matter in ASCII.</summary>
    public string? Status { get; init; }

    /// <summary>The service.</summary>
    public long? ServiceId { get; init; }

    /// <summary>The page that the order is for, exactly.</summary>
    public string? Link { get; init; }

    /// <summary>Sent at this moment or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Sent before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>The most orders to give, from the oldest on.</summary>
    public int? First { get; init; }
}
