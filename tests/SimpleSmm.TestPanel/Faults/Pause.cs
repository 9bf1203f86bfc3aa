using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>
/// Waits at least the given time. A timer may fire some milliseconds early, which would break assertions on a minimum time.
/// </summary>
internal static class Pause
{
    public static async Task ForAsync(TimeSpan time, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var left = time; left > TimeSpan.Zero; left = time - Stopwatch.GetElapsedTime(begun))
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), cancellation);
    }
}
