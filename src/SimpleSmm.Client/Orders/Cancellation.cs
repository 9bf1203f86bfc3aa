namespace SimpleSmm;

/// <summary>
/// Represents a cancellation request that the panel accepted. The order continues until its status is <c>Canceled</c> or <c>Partial</c>;
/// only then does the panel refund money (wire-contract.md 3.2).
/// </summary>
public sealed class Cancellation
{
    /// <summary>Gets the id of the order to cancel.</summary>
    public long OrderId { get; init; }
}
