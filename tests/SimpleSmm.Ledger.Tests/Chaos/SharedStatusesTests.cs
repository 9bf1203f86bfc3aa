using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests.Chaos;

/// <summary>
/// Processes that read the statuses of the same unfinished orders. SIMPLESMM_TEST_POLLED=20000 and SIMPLESMM_TEST_WORKERS=8 set the size of
/// the long run.
/// </summary>
public sealed class SharedStatusesTests
{
    // Longer than a round of this test takes, so that what was read belongs to it until the test lets time pass.
    private const int RoundSeconds = 3_600;
    private const int Rounds = 3;

    [Fact]
    [Trait("Fault", "Fleet: processes that read the same unfinished orders")]
    public async Task Each_order_is_asked_for_once_a_round_in_full_requests()
    {
        var workers = LongRun.Setting("SIMPLESMM_TEST_WORKERS", 3);
        await using var fleet = await Fleet.StartAsync(LongRun.Setting("SIMPLESMM_TEST_POLLED", 600));
        fleet.Panel.Latency = System.TimeSpan.FromMilliseconds(20);
        var pollers = Enumerable.Range(0, workers).Select(_ => fleet.Start("poll", RoundSeconds, requestsAtOnce: 2)).ToList();
        for (var round = 1; round <= Rounds; round++)
        {
            foreach (var poller in pollers) poller.Go();
            foreach (var poller in pollers) Assert.EndsWith("failed 0", poller.ReadLine());

            AssertEachOnce(fleet);
            fleet.Panel.ClearRequests();
            fleet.Age(ofTurns: false);
        }

        LongRun.Record(
            "Processes on PostgreSQL that read the same unfinished orders",
            $"{workers} processes, {fleet.Ids.Length} orders, {Rounds} rounds",
            $"each order once a round, {fleet.Ids.Length / 100} requests a round");
    }

    [Fact]
    [Trait("Fault", "Fleet: a process that is killed while it reads statuses")]
    public async Task What_a_killed_process_did_not_read_is_read_by_the_others()
    {
        await using var fleet = await Fleet.StartAsync(LongRun.Setting("SIMPLESMM_TEST_POLLED", 600));
        fleet.Panel.Latency = System.TimeSpan.FromMilliseconds(200);
        var killed = fleet.Start("poll", RoundSeconds);
        var other = fleet.Start("poll", RoundSeconds);
        killed.Go();
        await fleet.GotAsync(2);
        other.Go();
        await fleet.GotAsync(4);
        killed.Kill();
        var unrecorded = fleet.Select("status IS NULL");
        Assert.EndsWith("failed 0", other.ReadLine());

        // The server may notice the end of the process later than the other one has read the rest.
        var third = fleet.Start("poll", RoundSeconds);
        third.Go();
        Assert.EndsWith("failed 0", third.ReadLine());

        AssertEachAsked(fleet, twice: unrecorded);
    }

    [Fact]
    [Trait("Fault", "Fleet: a process that is paused while it reads statuses")]
    public async Task What_a_paused_process_has_taken_is_its_own_until_its_turns_end_by_the_clock_of_the_server()
    {
        Assert.SkipUnless(System.OperatingSystem.IsLinux(), "The signals of Linux");
        await using var fleet = await Fleet.StartAsync(LongRun.Setting("SIMPLESMM_TEST_POLLED", 600));
        fleet.Panel.Faults.Next(Fault.Delay(System.TimeSpan.FromSeconds(3)));
        var paused = fleet.Start("poll", RoundSeconds);
        var other = fleet.Start("poll", RoundSeconds);
        paused.Go();
        await fleet.GotAsync(1);
        LibC.Pause(paused.Id);
        other.Go();
        Assert.EndsWith("failed 0", other.ReadLine());
        var (left, asked) = (fleet.Select("until > 1"), fleet.Asked);
        Assert.InRange(left.Count, 100, 600);
        Assert.All(fleet.Ids, id => Assert.True(asked.GetValueOrDefault(id) == 1 || left.Contains(id)));

        fleet.Age(ofTurns: true);
        var third = fleet.Start("poll", RoundSeconds);
        third.Go();
        Assert.Equal($"read {left.Count} failed 0", third.ReadLine());
        LibC.Continue(paused.Id);
        paused.ReadLine();

        AssertEachAsked(fleet, twice: left);
    }

    [Fact]
    [Trait("Fault", "Fleet: processes that wait for the same orders")]
    public async Task Every_process_that_waits_sees_the_end_of_every_order_and_each_is_asked_for_once()
    {
        await using var fleet = await Fleet.StartAsync(LongRun.Setting("SIMPLESMM_TEST_POLLED", 600));
        fleet.Panel.Panel.Clock.Advance(System.TimeSpan.FromDays(60));
        fleet.Panel.Latency = System.TimeSpan.FromMilliseconds(20);
        var waits = new[] { fleet.Start("wait"), fleet.Start("wait"), fleet.Start("wait") };
        foreach (var wait in waits) wait.Go();
        foreach (var wait in waits)
            Assert.Equal(fleet.Ids.Select(id => $"over {id} Completed").Order(), wait.Rest().Order());

        AssertEachOnce(fleet);
    }

    private static void AssertEachOnce(Fleet fleet)
    {
        Assert.Equal(fleet.Ids.Length / 100, fleet.Panel.Requests.Count);
        AssertEachAsked(fleet, twice: []);
    }

    private static void AssertEachAsked(Fleet fleet, HashSet<long> twice)
    {
        var asked = fleet.Asked;
        Assert.Equal(fleet.Ids, asked.Keys.Order());
        Assert.All(asked, order => Assert.True(order.Value == 1 || (order.Value == 2 && twice.Contains(order.Key)), $"{order}"));
    }
}
