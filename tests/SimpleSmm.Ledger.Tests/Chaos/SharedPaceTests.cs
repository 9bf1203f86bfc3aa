using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests.Chaos;

/// <summary>
/// Processes with one key at a panel that limits its requests. Each finds its own pace. SIMPLESMM_TEST_POLLED=20000 and
/// SIMPLESMM_TEST_WORKERS=4 set the size of the long run.
/// </summary>
public sealed class SharedPaceTests
{
    [Fact]
    [Trait("Fault", "Fleet: processes with one key at a panel that limits its requests")]
    public async Task Several_processes_read_everything_within_the_limit_of_one_key()
    {
        var workers = LongRun.Setting("SIMPLESMM_TEST_WORKERS", 2);
        var perSecond = LongRun.Setting("SIMPLESMM_TEST_RATE", 4);
        await using var fleet = await Fleet.StartAsync(LongRun.Setting("SIMPLESMM_TEST_POLLED", 600));
        var limit = fleet.Panel.RateLimit = new RateLimit(perSecond, TimeSpan.FromSeconds(1));
        var pollers = Enumerable.Range(0, workers).Select(_ => fleet.Start("poll", 3_600, requestsAtOnce: 4)).ToList();
        var begun = Stopwatch.GetTimestamp();
        foreach (var poller in pollers) poller.Go();
        foreach (var poller in pollers) Assert.EndsWith("failed 0", poller.ReadLine());

        Assert.Equal(fleet.Ids.Length / 100, limit.Taken);
        LongRun.Record(
            "Processes with one key at a panel that limits its requests",
            $"{workers} processes, {limit.Taken} requests, {perSecond} a second allowed",
            FormattableString.Invariant(
                $"{limit.Refused} refused, {limit.Taken / Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} a second, none failed"));
    }
}
