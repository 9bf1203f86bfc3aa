namespace SimpleSmm;

/// <summary>
/// Represents a cancellation request that the panel accepted. The order continues until its status is <c>Canceled</c> or <c>Partial</c>;
/// only then does the panel refund money (docs/panel-api.md#cancel-orders).
/// </summary>
public sealed class Cancellation : PanelObject
{
    /// <summary>Gets the id of the order to cancel.</summary>
    public long OrderId { get; init; }
}
