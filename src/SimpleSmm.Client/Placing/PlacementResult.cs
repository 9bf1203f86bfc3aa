namespace SimpleSmm;

/// <summary>Represents what became of one order. Every order that is given to an <see cref="OrderPlacement"/> gets one.</summary>
public sealed class PlacementResult
{
    internal PlacementResult(PlacementKind kind, OrderRequest request, Order? order = null, PanelException? error = null) =>
        (Kind, Request, Order, Error) = (kind, request, order, error);

    /// <summary>Gets what became of the order.</summary>
    public PlacementKind Kind { get; }

    /// <summary>Gets the order as it was sent, with its estimated charge; as it was given, if the checks did not get that far.</summary>
    public OrderRequest Request { get; }

    /// <summary>Gets the order that was placed now or before; null for any other kind.</summary>
    public Order? Order { get; }

    /// <summary>
    /// Gets the reason why the order was rejected or skipped, or why its outcome is unknown. A placed order has one only if the ledger could
    /// not record it (<see cref="OrderNotRecordedException"/>). Null otherwise.
    /// </summary>
    public PanelException? Error { get; }

    /// <summary>Gets whether the order failed. A skipped order did not.</summary>
    internal bool HasFailed => Error is not null && Kind != PlacementKind.Skipped;

    /// <summary>
    /// Gets whether every other order would fail in the same way: the panel refused the key, or the catalog, the balance or the ledger was
    /// not available.
    /// </summary>
    internal bool ConcernsAll { get; init; }
}
