using System;

namespace SimpleSmm.Waiting;

/// <summary>An order that is waited for.</summary>
internal sealed class WaitedOrder(long id, DateTimeOffset placedAt, int place)
{
    public long Id { get; } = id;

    public DateTimeOffset PlacedAt { get; } = placedAt;

    /// <summary>Its place among those waited for, as they came.</summary>
    public int Place { get; } = place;

    /// <summary>When to look next; the first time at once.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>How much earlier than <see cref="Due"/> it may be looked at together with others.</summary>
    public TimeSpan Slack { get; set; }

    /// <summary>How many times in a row the panel knew nothing of it.</summary>
    public int Misses { get; set; }

    public string? LastStatus { get; set; }

    public PanelException? LastError { get; set; }
}
