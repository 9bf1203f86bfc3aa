using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Retry;

/// <summary>
/// The one door through which all requests of a session go, whatever thread they come from: it keeps the pace that the user set and the one
/// that the panel was seen to allow, and stays shut for as long as the panel wants no requests.
/// </summary>
internal sealed class RequestGate(int? requestsPerMinute)
{
    private readonly object _gate = new();
    private readonly long _pace = requestsPerMinute is { } count ? Stopwatch.Frequency * 60 / count : 0;
    private readonly AdaptivePace _allowed = new(() => TimeSpan.FromSeconds(Seconds(Stopwatch.GetTimestamp())));
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

    /// <summary>Says that the panel has dealt with a request, whatever it answered.</summary>
    public void Taken()
    {
        lock (_gate) _allowed.Take();
    }

    /// <summary>Waits for the door to be open and for this request's turn.</summary>
    public async Task PassAsync(CancellationToken cancellation)
    {
        var turn = TakeTurn();
        while (true)
        {
            // The door may be shut again while this request waits.
            var wait = Seconds(Math.Max(turn, ShutUntil) - Stopwatch.GetTimestamp());
            if (wait <= 0) return;
            await Task.Delay(TimeSpan.FromSeconds(Math.Min(wait, 3_600)), cancellation).ConfigureAwait(false);
        }
    }

    private long ShutUntil
    {
        get
        {
            lock (_gate) return _shutUntil;
        }
    }

    private long TakeTurn()
    {
        lock (_gate)
        {
            var turn = Math.Max(_next, Math.Max(_shutUntil, Stopwatch.GetTimestamp()));
            _allowed.Begin();
            _next = turn + Math.Max(_pace, _allowed.Rate is { } rate ? (long)(Stopwatch.Frequency / rate) : 0);
            return turn;
        }
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
