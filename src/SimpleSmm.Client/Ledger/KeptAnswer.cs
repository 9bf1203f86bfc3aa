using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>Represents an answer of a panel that its ledger could not record yet. It never has a key or a password in it.</summary>
/// <param name="Token">The token of the claim of an order or of an action.</param>
internal sealed record KeptAnswer(string Token)
{
    /// <summary>Gets the reference of the order; null for the answers to an action.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets whether the order was placed or rejected.</summary>
    public string? Outcome { get; init; }

    /// <summary>Gets the panel's id of a placed order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Gets the currency of a placed order.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets why the order was rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the orders of an action whose outcome is unknown; null for the answer to an order.</summary>
    public IReadOnlyList<long>? Unknown { get; init; }
}
