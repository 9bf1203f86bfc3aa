namespace SimpleSmm;

/// <summary>
/// Thrown when the panel answered but the ledger could not record the answer. In the ledger the order is still being sent, and becomes
/// unknown when this process ends, so it is not sent again. This exception contains the panel's answer. If the ledger is on a
/// server, the answer is also kept in a file of this machine, which the message names.
/// </summary>
public sealed class OrderNotRecordedException : PanelException
{
    internal OrderNotRecordedException(string reference, Order placed, PanelException ledger, string? file)
        : base(
            PanelErrorCode.LedgerUnavailable,
            $"Order {placed.OrderId} WAS PLACED, but the ledger could not record it with the reference '{reference}': "
            + $"{ledger.Message}{KeptIn(file)}",
            ledger)
    {
        Reference = reference;
        Placed = placed;
    }

    internal OrderNotRecordedException(string reference, PanelException rejection, PanelException ledger, string? file)
        : base(
            PanelErrorCode.LedgerUnavailable,
            $"The order was not placed ({rejection.Message}), "
            + $"but the ledger could not record this with the reference '{reference}': {ledger.Message}{KeptIn(file)}",
            ledger)
    {
        Reference = reference;
        Rejection = rejection;
    }

    /// <summary>Gets the order's reference, by which it can be resolved.</summary>
    public string Reference { get; }

    /// <summary>Gets the order with the panel's id; null if it was not placed.</summary>
    public Order? Placed { get; }

    /// <summary>Gets the reason why the order was not placed; null if it was placed.</summary>
    public PanelException? Rejection { get; }

    private static string KeptIn(string? file) =>
        file is null ? "" : $" The answer is kept in '{file}', and is recorded when this machine next connects to the ledger.";
}
