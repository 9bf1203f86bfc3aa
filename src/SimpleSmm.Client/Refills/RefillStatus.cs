namespace SimpleSmm;

/// <summary>Represents the status of a refill.</summary>
public sealed class RefillStatus : PanelObject
{
    /// <summary>Gets the id of the refill.</summary>
    public long RefillId { get; init; }

    /// <summary>
    /// Gets the status in the common spelling (<c>Completed</c>, <c>Rejected</c>, …); an unknown status in the panel's spelling.
    /// </summary>
    public string Status { get; init; } = "";

    /// <summary>Gets whether the refill is finished. An unknown status is never final.</summary>
    public bool IsFinal { get; init; }
}
