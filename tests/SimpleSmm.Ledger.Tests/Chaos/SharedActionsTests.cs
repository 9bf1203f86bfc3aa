using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Chaos;

/// <summary>Processes that ask for the refills of the same orders.</summary>
public sealed class SharedActionsTests
{
    // The signals reach the process in this time.
    private static readonly System.TimeSpan Held = System.TimeSpan.FromSeconds(3);

    [Fact]
    [Trait("Fault", "Fleet: processes that ask for the same refills")]
    public async Task Of_two_processes_that_want_the_same_refills_one_asks_for_them()
    {
        Assert.SkipUnless(System.OperatingSystem.IsLinux(), "The signals of Linux");
        await using var fleet = await Fleet.StartAsync(100);
        fleet.Panel.Faults.Next(Fault.Delay(Held));
        var first = fleet.Start("refill");
        var second = fleet.Start("refill");
        first.Go();
        await fleet.GotAsync(1);
        LibC.Pause(first.Id);
        second.Go();
        AssertAll(fleet, second, "OrderInFlight");
        LibC.Continue(first.Id);
        ReadAll(fleet, first);

        Assert.Single(fleet.Panel.Requests);
        second.Go();
        ReadAll(fleet, second);
        Assert.Equal(2, fleet.Panel.Requests.Count);
    }

    [Fact]
    [Trait("Fault", "Fleet: a process that is killed while it asks for refills")]
    public async Task What_a_killed_process_asked_for_is_unknown_and_only_sent_again_on_demand()
    {
        await using var fleet = await Fleet.StartAsync(100);
        fleet.Panel.Faults.Next(Fault.Delay(Held));
        var killed = fleet.Start("refill");
        var other = fleet.Start("refill");
        killed.Go();
        await fleet.GotAsync(1);
        fleet.Database.Kill(killed);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            other.Go();
            AssertAll(fleet, other, "OutcomeUnknown");
        }

        Assert.Single(fleet.Panel.Requests);
        other.Go("force");
        ReadAll(fleet, other);
        Assert.Equal(2, fleet.Panel.Requests.Count);
    }

    [Fact]
    [Trait("Fault", "Fleet: a ledger that cannot record a refill before it is sent")]
    public async Task A_refill_that_cannot_be_recorded_is_not_sent()
    {
        await using var fleet = await Fleet.StartAsync(100);
        var worker = fleet.Start("refill");
        fleet.Database.Execute("ALTER TABLE simplesmm.action_claims RENAME TO away");
        worker.Go();
        AssertAll(fleet, worker, "LedgerUnavailable");
        Assert.Empty(fleet.Panel.Requests);
    }

    private static string[] ReadAll(Fleet fleet, Worker worker) =>
        [.. Enumerable.Range(0, fleet.Ids.Length).Select(_ => worker.ReadLine()!)];

    private static void AssertAll(Fleet fleet, Worker worker, string outcome) =>
        Assert.Equal(Enumerable.Range(1, fleet.Ids.Length).Select(id => $"{id} {outcome}"), ReadAll(fleet, worker));
}
