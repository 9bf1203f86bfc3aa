using System;
using System.Collections.Generic;
using SimpleSmm.Orders;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>Represents an order: the fields that were sent, the outcome of sending it, and the last known status.</summary>
/// <remarks>The panel's texts are cleaned here once more, because a ledger of an earlier version has them as they came.</remarks>
public sealed partial class Order
{
    private static readonly OrderFields NoFields = new(new Dictionary<string, string>());
    private readonly OrderFields _fields = NoFields;

    /// <summary>Initializes an order from the data of a ledger or an import.</summary>
    public Order()
    {
    }

    /// <summary>Initializes an order that is about to be sent.</summary>
    /// <param name="request">The order to send.</param>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="session">The session's name.</param>
    public Order(OrderRequest request, string reference, string? session)
        : this(request, null, DateTimeOffset.UtcNow)
    {
        Reference = reference;
        Outcome = OrderOutcome.Sending;
        Session = session;
    }

    internal Order(OrderRequest request, long? orderId, DateTimeOffset placedAt)
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

    /// <summary>Gets the panel's id of the order; null if the panel did not assign one (<see cref="Outcome"/> explains why).</summary>
    public long? OrderId { get; init; }

    /// <summary>Gets the id of the ordered service; 0 if an import does not contain it.</summary>
    public long ServiceId { get; init; }

    /// <summary>Gets the link of the order; empty if an import does not contain it.</summary>
    public string Link { get; init; } = "";

    /// <summary>Gets the ordered quantity; with <see cref="Runs"/>, the quantity per run.</summary>
    public long? Quantity { get; init; }

    /// <summary>Gets the number of drip-feed runs; null for a single delivery.</summary>
    public long? Runs { get; init; }

    /// <summary>Gets the minutes between drip-feed runs; null for a single delivery.</summary>
    public long? Interval { get; init; }

    /// <summary>
    /// Gets the other fields that were sent, by their API names. The key is never among them. Lists have one entry per line,
    /// independent of the panel's list separator.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields
    {
        get => _fields;
        init => _fields = OrderFields.Of(value);
    }

    /// <summary>Gets the caller's reference for the order, unique within a panel; null if the order is not in a ledger.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the outcome of placing the order, one of <see cref="OrderOutcome"/>.</summary>
    public string Outcome { get; init; } = OrderOutcome.Placed;

    /// <summary>
    /// Gets a readable reason why the outcome is rejected or unknown; the id's text of a placed order whose id is not a number; otherwise
    /// null.
    /// </summary>
    public string? Reason { get; init => field = VisibleText.LineOrNull(value); }

    /// <summary>Gets whether the order was placed earlier with the same reference, so that nothing was sent this time.</summary>
    public bool AlreadyPlaced { get; init; }

    /// <summary>Gets the cost estimated from the catalog, in the account's currency; null if the catalog was not read.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>Gets the account's currency; null if it is not known.</summary>
    public string? Currency { get; set => field = VisibleText.LineOrNull(value); }

    /// <summary>Gets the time at which the request was sent, in UTC.</summary>
    public DateTimeOffset PlacedAt { get; init; }

    /// <summary>Gets the name of the session that placed the order; null outside PowerShell.</summary>
    public string? Session { get; set; }

    /// <summary>
    /// Gets the address of the panel, normalized as <see cref="LedgerAccount.Uri"/> is, because a session's name may be used for another
    /// panel later; null outside PowerShell.
    /// </summary>
    public string? Panel { get; set; }

    /// <summary>Gets the last status that was read, in the spelling of docs/panel-api.md#statuses; null if none was read.</summary>
    public string? Status { get; init => field = VisibleText.LineOrNull(value); }

    /// <summary>Gets whether that status is final; null if no status was read.</summary>
    public bool? IsFinal { get; init; }

    /// <summary>Gets the actual cost in <see cref="Currency"/>; null if the panel has not reported it.</summary>
    public decimal? Charge { get; init; }

    /// <summary>Gets the count on the page when the order started; null if the panel has not reported it.</summary>
    public long? StartCount { get; init; }

    /// <summary>Gets the quantity that was not yet delivered at the last status; null if the panel has not reported it.</summary>
    public long? Remains { get; init; }

    /// <summary>Gets the time at which the status was read, in UTC; null if it was not read.</summary>
    public DateTimeOffset? StatusAt { get; init; }

    /// <summary>
    /// Gets by how much the panel lowered <see cref="Charge"/> from the highest amount that it reported; null if it has not reported any.
    /// </summary>
    public decimal? Refunded { get; init; }

    /// <summary>Gets the time at which a final status was first read, in UTC; null if none was read.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the number of refills that were requested and that the panel accepted or refused.</summary>
    public int RefillsAsked { get; init; }

    /// <summary>Gets the number of these refills that the panel refused, at once or later.</summary>
    public int RefillsRefused { get; init; }

    /// <summary>Gets the panel's id of the last requested refill; null if none was requested.</summary>
    public long? RefillId { get; init; }

    /// <summary>Gets the time at which that refill was requested, in UTC; null if none was requested.</summary>
    public DateTimeOffset? RefillAt { get; init; }

    /// <summary>Gets the time at which the cancellation was requested, in UTC; null if it was not requested.</summary>
    public DateTimeOffset? CancelAt { get; init; }

    /// <summary>
    /// Returns whether this order has the same fields as a request. The estimated cost does not count. A quantity that equals the number of
    /// list entries counts as the same, whether it is given or not.
    /// </summary>
    /// <param name="request">The request to compare with.</param>
    /// <returns>False if any field that is sent differs.</returns>
    public bool HasFieldsOf(OrderRequest request) =>
        OrderComparison.Differences(this, request).Count == 0;
}
