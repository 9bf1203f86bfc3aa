namespace SimpleSmm;

/// <summary>Represents a refill that the panel refused when it was asked for.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Reason">The panel's reason.</param>
public sealed record RefillRefusal(long OrderId, string Reason);
