namespace SimpleSmm;

/// <summary>How far a refill is.</summary>
public sealed class RefillStatus
{
    /// <summary>The refill asked about.</summary>
    public long RefillId { get; init; }

    /// <summary>The status in one spelling (<c>Completed</c>, <c>Rejected</c>, …); an unknown one as the panel wrote it.</summary>
    public string Status { get; init; } = "";

    /// <summary>Whether the refill is over. An unknown status is never final.</summary>
    public bool IsFinal { get; init; }
}
