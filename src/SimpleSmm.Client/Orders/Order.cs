using System;

namespace SimpleSmm;

/// <summary>An order that the panel took.</summary>
public sealed class Order
{
    internal Order(OrderRequest request, long orderId, DateTimeOffset placedAt)
    {
        OrderId = orderId;
        ServiceId = request.ServiceId;
        Link = request.Link;
        Quantity = request.Quantity;
        Runs = request.Runs;
        Interval = request.Interval;
        EstimatedCharge = request.EstimatedCharge;
        PlacedAt = placedAt;
    }

    /// <summary>The panel's id of the order.</summary>
    public long OrderId { get; }

    /// <summary>The service ordered.</summary>
    public long ServiceId { get; }

    /// <summary>The page that the order is for.</summary>
    public string Link { get; }

    /// <summary>The pieces ordered; with <see cref="Runs"/>, of each run.</summary>
    public long? Quantity { get; }

    /// <summary>The deliveries of a drip-feed; null for one delivery.</summary>
    public long? Runs { get; }

    /// <summary>The minutes between the deliveries of a drip-feed; null for one delivery.</summary>
    public long? Interval { get; }

    /// <summary>What it should cost by the catalogue, in the account's currency; null where the catalogue has not been read.</summary>
    public decimal? EstimatedCharge { get; }

    /// <summary>The account's currency; null where it is not known.</summary>
    public string? Currency { get; internal set; }

    /// <summary>When the request was sent, in UTC.</summary>
    public DateTimeOffset PlacedAt { get; }

    /// <summary>The name of the session that placed it; null outside PowerShell.</summary>
    public string? Session { get; internal set; }
}
