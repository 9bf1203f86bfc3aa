using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace SimpleSmm.Tests;

/// <summary>Waits for what another thread is about to do.</summary>
internal static class Eventually
{
    public static async Task Is(Func<bool> condition)
    {
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "What the test waits for did not happen.");
            await Task.Delay(5);
        }
    }
}
