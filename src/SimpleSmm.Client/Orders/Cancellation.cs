namespace SimpleSmm;

/// <summary>
/// Represents a cancellation request that the panel accepted. The order continues until its status is <c>Canceled</c> or <c>Partial</c>;
/// only then does the panel refund money (docs/panel-api.md#cancel-orders).
/// </summary>
public sealed class Cancellation
{
    /// <summary>Gets the id of the order to cancel.</summary>
    public long OrderId { get; init; }

    /// <summary>Gets the name of the session that this came from; null outside PowerShell.</summary>
    public string? Session { get; internal set; }
}
