namespace SimpleSmm;

/// <summary>
/// The panel has answered, and the ledger could not keep the answer. The order stands there as being sent, which is read as unknown
/// when this process has ended, so it is not sent again; what is known is here.
/// </summary>
public sealed class OrderNotRecordedException : PanelException
{
    internal OrderNotRecordedException(string reference, Order placed, PanelException ledger)
        : base(
            PanelErrorCode.LedgerUnavailable,
            $"Order {placed.OrderId} WAS PLACED, but the ledger could not keep it under reference '{reference}': {ledger.Message}",
            ledger)
    {
        Reference = reference;
        Placed = placed;
    }

    internal OrderNotRecordedException(string reference, PanelException rejection, PanelException ledger)
        : base(
            PanelErrorCode.LedgerUnavailable,
            $"The order was not placed ({rejection.Message}), but the ledger could not note it under reference '{reference}': {ledger.Message}",
            ledger)
    {
        Reference = reference;
        Rejection = rejection;
    }

    /// <summary>The order's reference, to resolve it by.</summary>
    public string Reference { get; }

    /// <summary>The order with the panel's id; null where it was not placed.</summary>
    public Order? Placed { get; }

    /// <summary>Why the order was not placed; null where it was.</summary>
    public PanelException? Rejection { get; }
}
