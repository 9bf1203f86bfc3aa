using System;

namespace SimpleSmm.Waiting;

/// <summary>Represents an order that is waited for.</summary>
internal sealed class WaitedOrder(long id, DateTimeOffset placedAt, int place)
{
    public long Id { get; } = id;

    public DateTimeOffset PlacedAt { get; } = placedAt;

    /// <summary>Gets the order's position in the sequence in which orders were added.</summary>
    public int Place { get; } = place;

    /// <summary>Gets or sets the time of the next poll; the first poll is at once.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Gets or sets how much earlier than <see cref="Due"/> the order may be polled together with others.</summary>
    public TimeSpan Slack { get; set; }

    /// <summary>Gets or sets the number of consecutive polls in which the panel did not know the order.</summary>
    public int Misses { get; set; }

    /// <summary>Gets whether other workers may read the order in place of this one.</summary>
    public bool IsShared { get; init; }

    public string? LastStatus { get; set; }

    public PanelException? LastError { get; set; }
}
