namespace SimpleSmm;

/// <summary>Represents a refill that the panel accepted.</summary>
public sealed class Refill
{
    /// <summary>Gets the id of the order to refill.</summary>
    public long OrderId { get; init; }

    /// <summary>Gets the panel's id of the refill, by which its status can be read.</summary>
    public long RefillId { get; init; }

    /// <summary>Gets the name of the session that this came from; null outside PowerShell.</summary>
    public string? Session { get; internal set; }
}
