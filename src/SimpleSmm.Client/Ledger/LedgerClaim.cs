namespace SimpleSmm;

/// <summary>Specifies the result of claiming a reference.</summary>
public enum LedgerClaimKind
{
    /// <summary>The caller must send the order and settle the claim. Other callers do not get the claim.</summary>
    Claimed,

    /// <summary>The order was placed before. It must not be sent again.</summary>
    AlreadyPlaced,

    /// <summary>Another caller or process is sending the order.</summary>
    InFlight,

    /// <summary>The order was sent before, and its outcome is unknown.</summary>
    Unknown,

    /// <summary>The reference belongs to an order with other fields.</summary>
    Conflict,
}

/// <summary>Represents the result of a claim.</summary>
/// <param name="Kind">Whether the caller may send the order.</param>
/// <param name="Order">The order as stored in the ledger: the caller's order or the existing one.</param>
/// <param name="Token">The unique token of the claim; empty if the caller may not send the order.</param>
public sealed record LedgerClaim(LedgerClaimKind Kind, Order Order, string Token = "")
{
    /// <summary>
    /// Gets whether the claim lives with the ledger's connection to a server, so that it must be confirmed if the order is not sent within
    /// a moment.
    /// </summary>
    public bool LivesWithConnection { get; init; }
}
