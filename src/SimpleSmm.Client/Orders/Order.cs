using System;

namespace SimpleSmm;

/// <summary>An order that the panel took.</summary>
public sealed class Order
{
    /// <summary>The panel's id of the order.</summary>
    public long OrderId { get; init; }

    /// <summary>The service ordered.</summary>
    public long ServiceId { get; init; }

    /// <summary>The page that the order is for.</summary>
    public string Link { get; init; } = "";

    /// <summary>The pieces ordered; with <see cref="Runs"/>, of each run.</summary>
    public long? Quantity { get; init; }

    /// <summary>The deliveries of a drip-feed; null for one delivery.</summary>
    public long? Runs { get; init; }

    /// <summary>The minutes between the deliveries of a drip-feed; null for one delivery.</summary>
    public long? Interval { get; init; }

    /// <summary>What it should cost by the catalogue, in the account's currency; null where the catalogue has not been read.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>The account's currency, where it is known.</summary>
    public string? Currency { get; init; }

    /// <summary>When the request was sent, in UTC.</summary>
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The name of the session that placed it; null outside PowerShell.</summary>
    public string? Session { get; init; }
}
