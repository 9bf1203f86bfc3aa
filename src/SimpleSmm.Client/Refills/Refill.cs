namespace SimpleSmm;

/// <summary>Represents a refill that the panel accepted.</summary>
public sealed class Refill : PanelObject
{
    /// <summary>Gets the id of the order to refill.</summary>
    public long OrderId { get; init; }

    /// <summary>Gets the panel's id of the refill, by which its status can be read.</summary>
    public long RefillId { get; init; }
}
