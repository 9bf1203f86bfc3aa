namespace SimpleSmm;

/// <summary>What one look at an order that is waited for has shown.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Status">What the panel said; null where there is an error instead.</param>
/// <param name="Error">Why the order is no longer waited for although it was not seen to end; null where there is a status.</param>
/// <param name="IsOver">Whether the wait for this order is over.</param>
public readonly record struct OrderWaitResult(long OrderId, OrderStatus? Status, PanelException? Error, bool IsOver);
