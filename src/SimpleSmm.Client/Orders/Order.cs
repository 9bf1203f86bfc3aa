using System;
using System.Collections.Generic;
using SimpleSmm.Orders;

namespace SimpleSmm;

/// <summary>An order: what was sent, what became of the sending, and how far it was when last asked about.</summary>
public sealed class Order
{
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <summary>Makes an order of what a ledger or an import knows about it.</summary>
    public Order()
    {
    }

    /// <summary>Makes an order that is about to be sent, now.</summary>
    /// <param name="request">The order as it is to be sent.</param>
    /// <param name="reference">The caller's name for it.</param>
    /// <param name="session">The session's name.</param>
    public Order(OrderRequest request, string reference, string? session)
        : this(request, 0, DateTimeOffset.UtcNow)
    {
        Reference = reference;
        Outcome = OrderOutcome.Sending;
        Session = session;
    }

    internal Order(OrderRequest request, long orderId, DateTimeOffset placedAt)
    {
        OrderId = orderId;
        ServiceId = request.ServiceId;
        Link = request.Link ?? "";
        Quantity = request.Quantity;
        Runs = request.Runs;
        Interval = request.Interval;
        Fields = OrderRequestFields.Others(request);
        EstimatedCharge = request.EstimatedCharge;
        PlacedAt = placedAt;
    }

    /// <summary>The panel's id of the order; 0 where the panel gave none (<see cref="Outcome"/> tells why).</summary>
    public long OrderId { get; init; }

    /// <summary>The service ordered; 0 where an import does not say.</summary>
    public long ServiceId { get; init; }

    /// <summary>The page that the order is for; empty where an import does not say.</summary>
    public string Link { get; init; } = "";

    /// <summary>The pieces ordered; with <see cref="Runs"/>, of each run.</summary>
    public long? Quantity { get; init; }

    /// <summary>The deliveries of a drip-feed; null for one delivery.</summary>
    public long? Runs { get; init; }

    /// <summary>The minutes between the deliveries of a drip-feed; null for one delivery.</summary>
    public long? Interval { get; init; }

    /// <summary>
    /// The other fields that were sent, by the API's names; never the key. Lists have an entry a line, whatever this panel wants between them.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    /// <summary>The caller's own name for the order, unique within a panel; null where it is in no ledger.</summary>
    public string? Reference { get; init; }

    /// <summary>What is known of the placing.</summary>
    public OrderOutcome Outcome { get; init; } = OrderOutcome.Placed;

    /// <summary>Why it is rejected or unknown, for a person; null where it is neither.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it had been placed before under the same reference, so that nothing was sent this time.</summary>
    public bool AlreadyPlaced { get; init; }

    /// <summary>What it should cost by the catalog, in the account's currency; null where the catalog has not been read.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>The account's currency; null where it is not known.</summary>
    public string? Currency { get; set; }

    /// <summary>When the request was sent, in UTC.</summary>
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>The name of the session that placed it; null outside PowerShell.</summary>
    public string? Session { get; set; }

    /// <summary>The status when last asked for, in the spelling of docs/panel-api.md#statuses; null where it was not.</summary>
    public string? Status { get; init; }

    /// <summary>Whether that status is an end; null where it was not asked for.</summary>
    public bool? IsFinal { get; init; }

    /// <summary>What it cost, in <see cref="Currency"/>; null where the panel has not said.</summary>
    public decimal? Charge { get; init; }

    /// <summary>The count on the page when the order began; null where the panel has not said.</summary>
    public long? StartCount { get; init; }

    /// <summary>The pieces not delivered when last asked; null where the panel has not said.</summary>
    public long? Remains { get; init; }

    /// <summary>When the status was asked for, in UTC; null where it was not.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>The panel's id of the last refill asked for; null where there was none.</summary>
    public long? RefillId { get; init; }

    /// <summary>When that refill was asked for, in UTC; null where there was none.</summary>
    public DateTimeOffset? RefillAt { get; init; }

    /// <summary>When the cancellation was asked for, in UTC; null where it was not.</summary>
    public DateTimeOffset? CancelAt { get; init; }

    /// <summary>
    /// Whether this order was made of the same fields as a request. What it should cost is none of them, and a quantity that a list says is
    /// the same whether it is given or not.
    /// </summary>
    /// <param name="request">An order as it is to be sent.</param>
    /// <returns>False where any field that is sent differs.</returns>
    public bool HasFieldsOf(OrderRequest request) =>
        OrderComparison.Differences(this, request).Count == 0;
}
