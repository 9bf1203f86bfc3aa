using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm;

/// <summary>Represents the options of a wait: its timeout and its polling interval.</summary>
public sealed class OrderWaitOptions
{
    /// <summary>Gets the statuses to wait for, in any spelling; null for the final ones. A final status always ends the wait.</summary>
    public IReadOnlyCollection<string>? Until { get; init; }

    /// <summary>Gets the timeout of the wait, at which every order is polled once more; null for no timeout.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// Gets the time between two polls of an order; null for a fifth of its age, at least 10 seconds and at most 5 minutes.
    /// </summary>
    public TimeSpan? PollingInterval { get; init; }

    /// <summary>Gets the maximum number of concurrent requests; null for the client's limit.</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Gets the clock; tests replace it.</summary>
    internal Func<DateTimeOffset> Now { get; init; } = () => DateTimeOffset.UtcNow;

    internal Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    internal void Validate()
    {
        if (Timeout < TimeSpan.Zero)
            throw new PanelException(PanelErrorCode.InvalidField, $"The timeout must be 0 or more, not {Timeout}.");
        if (PollingInterval is { } interval && (interval <= TimeSpan.Zero || interval.TotalMilliseconds > int.MaxValue))
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, $"The polling interval must be greater than 0 and at most 24 days, not {interval}.");
        }
    }
}
