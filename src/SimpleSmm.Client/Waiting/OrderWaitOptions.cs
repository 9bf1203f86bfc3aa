using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm;

/// <summary>How long orders are waited for, and how often is asked about them.</summary>
public sealed class OrderWaitOptions
{
    /// <summary>The statuses to wait for, in any spelling; null for the final ones. A final status always ends the wait: nothing comes after it.</summary>
    public IReadOnlyCollection<string>? Until { get; init; }

    /// <summary>How long to wait at most; the last look is taken then. Null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The time between two looks at an order; null for a fifth of its age, at least 10 seconds and at most 5 minutes.</summary>
    public TimeSpan? PollingInterval { get; init; }

    /// <summary>How many requests may be under way at once; null for the client's own limit.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>The clock; a test drives its own.</summary>
    internal Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UtcNow;

    internal Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    internal void Validate()
    {
        if (Timeout < TimeSpan.Zero) throw new PanelException(PanelErrorCode.InvalidField, $"The time to wait must not be negative, as {Timeout} is.");
        if (PollingInterval is { } interval && (interval <= TimeSpan.Zero || interval.TotalMilliseconds > int.MaxValue))
            throw new PanelException(PanelErrorCode.InvalidField, $"The time between two looks must be longer than nothing and at most 24 days, not {interval}.");
    }
}
