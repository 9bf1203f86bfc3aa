using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Calls;

/// <summary>
/// The one door through which all requests of a session go, whatever thread they come from: it keeps the pace that the user set and the one
/// that the panel was seen to allow, and stays shut for as long as the panel wants no requests.
/// </summary>
[SuppressMessage(
    "Reliability", "CA1001",
    Justification = "A semaphore without a wait handle holds nothing, and a call that waits when the client is closed must not fail.")]
internal sealed class RequestGate(int? requestsPerMinute)
{
    private readonly object _gate = new();
    private readonly SemaphoreSlim _queue = new(1, 1);
    private readonly long _pace = requestsPerMinute is { } count ? Stopwatch.Frequency * 60 / count : 0;
    private readonly AdaptiveRateLimit _allowed = new(() => TimeSpan.FromSeconds(Seconds(Stopwatch.GetTimestamp())));
    private long _next;
    private long _shutUntil;

    /// <summary>Shuts the door for a time, for everybody. It never opens earlier than an earlier call asked for.</summary>
    /// <param name="time">How long the panel wants no requests.</param>
    /// <returns>The pace from now on, in requests a second; null where it stays what it was.</returns>
    public double? ShutFor(TimeSpan time)
    {
        lock (_gate)
        {
            _shutUntil = Math.Max(_shutUntil, Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency));
            return _allowed.Refuse(time) ? _allowed.Rate : null;
        }
    }

    /// <summary>Counts a request that the panel answered, whatever the answer, unless it is that there were too many.</summary>
    public void Answered()
    {
        lock (_gate) _allowed.Take();
    }

    /// <summary>Gets whether there is nothing to wait for: neither a pace nor a panel that wants no requests.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate) return _pace == 0 && _allowed.Rate is null && _shutUntil <= Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Waits for the door to be open and for this request's turn.</summary>
    public async Task PassAsync(CancellationToken cancellation)
    {
        // A turn is given to who leaves and not ahead: all who wait while the door is shut would leave at once when it opens.
        await _queue.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            for (var waited = false; TryPass(waited) is { } wait; waited = true) await Task.Delay(wait, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _queue.Release();
        }
    }

    // Returns the time until the next try; null if the request may be sent.
    private TimeSpan? TryPass(bool waited)
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            var open = Math.Max(_next, _shutUntil);
            if (open > now) return TimeSpan.FromSeconds(Math.Min(Seconds(open - now), 3_600));
            _allowed.Begin();
            var pace = Math.Max(_pace, _allowed.Rate is { } rate ? (long)(Stopwatch.Frequency / rate) : 0);

            // A timer that was late is made up for, by one turn at most.
            _next = (waited ? Math.Max(open, now - pace) : now) + pace;
            return null;
        }
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
