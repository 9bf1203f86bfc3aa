namespace SimpleSmm;

/// <summary>Represents the result of polling one order.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Status">The status that the panel reported; null if there is an error.</param>
/// <param name="Error">The reason why the wait ended without the wanted status; null if there is a status.</param>
/// <param name="IsOver">Whether the wait for this order is over.</param>
public readonly record struct OrderWaitResult(long OrderId, OrderStatus? Status, PanelException? Error, bool IsOver)
{
    /// <summary>Gets whether the status is one that another worker has recorded in the ledger.</summary>
    public bool IsFromLedger { get; init; }
}
