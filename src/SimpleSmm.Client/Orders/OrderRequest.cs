using System;
using SimpleSmm.Orders;

namespace SimpleSmm;

/// <summary>An order as it is to be sent.</summary>
public sealed record OrderRequest
{
    /// <summary>The id of the service.</summary>
    public long ServiceId { get; init; }

    /// <summary>The page that the order is for.</summary>
    public string Link { get; init; } = "";

    /// <summary>The pieces wanted; with <see cref="Runs"/>, the pieces of each run. Null where the service takes none.</summary>
    public long? Quantity { get; init; }

    /// <summary>How many deliveries a drip-feed makes; null for one delivery.</summary>
    public long? Runs { get; init; }

    /// <summary>The minutes between two deliveries of a drip-feed; null for one delivery.</summary>
    public long? Interval { get; init; }

    /// <summary>The caller's own name for it, by which a ledger knows it again; null for a new one. It is not sent.</summary>
    public string? Reference { get; init; }

    /// <summary>What it should cost by the catalogue, in the account's currency; null where the catalogue has not been read.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>Says of the order what can be said before it is sent: everything that no panel could accept.</summary>
    /// <exception cref="PanelException">The order makes no sense; the code names the field.</exception>
    public void Check() => OrderCheck.Check(this);

    /// <summary>The order in a few words, as a question or an error names it.</summary>
    /// <returns>For example <c>service 1, quantity 100, https://example.com/p</c>.</returns>
    public override string ToString()
    {
        var pieces = Quantity is null ? "" : FormattableString.Invariant($", quantity {Quantity}");
        var drip = Runs is null ? "" : FormattableString.Invariant($" in each of {Runs} runs");
        return FormattableString.Invariant($"service {(ServiceId == 0 ? "?" : (object)ServiceId)}{pieces}{drip}, {(Link.Length == 0 ? "no link" : Link)}");
    }
}
