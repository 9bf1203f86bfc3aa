namespace SimpleSmm;

/// <summary>What came of claiming a reference.</summary>
public enum LedgerClaimKind
{
    /// <summary>The caller, and nobody else, is to send the order and to settle the claim.</summary>
    Claimed,

    /// <summary>The order was placed before; nothing is to be sent.</summary>
    AlreadyPlaced,

    /// <summary>Somebody else is sending it at this moment.</summary>
    InFlight,

    /// <summary>It was sent before, and nobody knows what became of it.</summary>
    Unknown,

    /// <summary>The reference belongs to an order with other fields.</summary>
    Conflict,
}

/// <summary>The answer to a claim.</summary>
/// <param name="Kind">Whether the caller may send.</param>
/// <param name="Order">The order as it stands in the ledger: the caller's own, or the one in the way.</param>
/// <param name="Token">What makes this claim different from every other one; empty where the caller may not send.</param>
public sealed record LedgerClaim(LedgerClaimKind Kind, Order Order, string Token = "");
