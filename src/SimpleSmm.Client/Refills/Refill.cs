namespace SimpleSmm;

/// <summary>A refill that the panel accepted.</summary>
public sealed class Refill
{
    /// <summary>The order to be refilled.</summary>
    public long OrderId { get; init; }

    /// <summary>The panel's id of the refill, to ask for its status with.</summary>
    public long RefillId { get; init; }
}
