using System;

namespace SimpleSmm;

/// <summary>How often and after which waits a request that may be sent again is sent again.</summary>
public sealed class RetryOptions
{
    /// <summary>How many times a request may be sent again. Default 4; 0 turns it off.</summary>
    public int MaximumCount { get; init; } = 4;

    /// <summary>The longest wait before the first repetition; each further one may be twice as long. Default 1 second.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest wait of all. All waits of a request together are at most this times <see cref="MaximumCount"/>. Default 60 seconds.
    /// </summary>
    public TimeSpan MaximumInterval { get; init; } = TimeSpan.FromSeconds(60);

    internal void Validate()
    {
        if (MaximumCount < 0)
            throw new PanelException(PanelErrorCode.InvalidField, $"The number of retries must be 0 or more, not {MaximumCount}.");
        if (Interval < TimeSpan.Zero || MaximumInterval < Interval)
            throw new PanelException(
                PanelErrorCode.InvalidField, $"The retry intervals must be 0 or more and in order, not {Interval} to {MaximumInterval}.");
    }
}
