namespace SimpleSmm;

/// <summary>
/// A cancellation that the panel took note of. It is a request: the order goes on until its status says <c>Canceled</c> or
/// <c>Partial</c>, and only then is money given back (docs/panel-api.md#cancel-orders).
/// </summary>
public sealed class Cancellation
{
    /// <summary>The order to be canceled.</summary>
    public long OrderId { get; init; }
}
