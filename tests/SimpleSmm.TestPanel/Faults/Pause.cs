using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>A wait that is never too short: a timer may ring some milliseconds early, and "no sooner than" would be untrue.</summary>
internal static class Pause
{
    public static async Task ForAsync(TimeSpan time, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var left = time; left > TimeSpan.Zero; left = time - Stopwatch.GetElapsedTime(begun))
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), cancellation);
    }
}
