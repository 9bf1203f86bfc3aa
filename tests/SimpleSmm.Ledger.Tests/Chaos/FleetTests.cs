using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.Tests;

namespace SimpleSmm.Ledger.Tests.Chaos;

/// <summary>
/// Worker processes that all want the same orders, while they are killed and paused, their connections are cut and the server restarts. It
/// is the long run of a fleet: SIMPLESMM_TEST_WORKERS=8 and SIMPLESMM_TEST_FLEET=10000 set its size, and
/// SIMPLESMM_TEST_FLEET_ROUNDS how often it is repeated.
/// </summary>
public sealed class FleetTests : LedgerTest
{
    private readonly Random _random = new(19);

    [Fact]
    [Trait("Fault", "Fleet: killed and paused workers, cut connections and a server that restarts twice")]
    public async Task Every_order_is_at_the_panel_at_most_once_and_none_is_lost()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signals of Linux");
        var workers = LongRun.Setting("SIMPLESMM_TEST_WORKERS", 3);
        var count = LongRun.Setting("SIMPLESMM_TEST_FLEET", 300);
        var rounds = LongRun.Setting("SIMPLESMM_TEST_FLEET_ROUNDS", 1);
        using var server = PostgresServer.StartNew();
        Panel.Panel.AddFunds(1_000_000);
        var (kills, unknown) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var database = PostgresDatabase.Create(server);
            database.Open().Dispose();
            var run = new Run(server, database, workers, round * count + 1L, count);
            kills += await TryAllFaults(run);
            unknown += AssertEachOnce(run);
            LongRun.Record(
                "A fleet on PostgreSQL: kills, pauses, cut connections, restarts" + (rounds > 1 ? ", in rounds" : ""),
                $"{round + 1} rounds, {workers} workers, {count} orders, {kills} kills", $"0 twice, 0 lost, {unknown} unknown");
        }
    }

    // Returns how many workers were killed.
    private async Task<int> TryAllFaults(Run run)
    {
        var kills = 0;
        var fleet = Enumerable.Range(0, run.Workers).Select(_ => Start(run)).ToList();
        foreach (var fault in Faults(run.Count / 25))
        {
            // An answer that takes long is under way at most faults.
            Panel.Latency = TimeSpan.FromMilliseconds(_random.Next(20, 400));
            await Task.Delay(_random.Next(50, 250));
            var victim = _random.Next(run.Workers);
            if (fleet[victim].HasEnded)
            {
                fleet[victim].Rest();
                fleet[victim].Dispose();
                fleet[victim] = Start(run);
            }

            if (fault == "kill")
            {
                kills++;
                fleet[victim].Kill();
                fleet[victim].Dispose();
                fleet[victim] = Start(run);
            }
            else if (fault == "pause") await Pause(fleet[victim], run.Database);
            else if (fault == "cut") run.Database.CutConnections();
            else
            {
                run.Server.Stop();
                await Task.Delay(_random.Next(100, 500));
                run.Server.Start();
            }
        }

        Panel.Latency = TimeSpan.Zero;
        foreach (var worker in fleet)
        {
            worker.Rest();
            worker.Dispose();
        }

        using (var last = Start(run)) last.Rest();
        return kills;
    }

    // Longer than a claim is believed without a look.
    private async Task Pause(Worker worker, PostgresDatabase database)
    {
        LibC.Pause(worker.Id);
        if (_random.Next(2) == 0) database.CutConnections();
        await Task.Delay(_random.Next(100, 700));
        LibC.Continue(worker.Id);
    }

    // Returns how many orders are unknown.
    private int AssertEachOnce(Run run)
    {
        var links = Enumerable.Range(0, run.Count)
            .Select(i => FormattableString.Invariant($"https://example.com/{run.From + i}")).ToHashSet();
        var sent = Panel.Panel.Orders.Select(order => (order.Id, order.Link)).Where(order => links.Contains(order.Link!)).ToList();
        Assert.Equal(sent.Count, sent.Select(order => order.Link).Distinct().Count());
        using var ledger = run.Database.Open();
        var orders = ledger.Read(new LedgerQuery()).ToDictionary(order => order.Reference!);
        Assert.Equal(run.Count, orders.Count);
        Assert.All(orders.Values, order => Assert.Contains(order.Outcome, (string[])[OrderOutcome.Placed, OrderOutcome.Unknown]));
        var unknown = ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] }).Select(order => order.Link).ToHashSet();
        var placed = orders.Values.Where(order => order.Outcome == OrderOutcome.Placed)
            .ToDictionary(order => order.Link!, order => order.OrderId);
        foreach (var (id, link) in sent) Assert.True(unknown.Contains(link!) || placed[link!] == id, link);
        Assert.Equal(sent.Count, placed.Count + sent.Count(order => unknown.Contains(order.Link)));
        return unknown.Count;
    }

    private Worker Start(Run run) => new(
        "fleet", run.Database.Text, run.From.ToString(CultureInfo.InvariantCulture), run.Count.ToString(CultureInfo.InvariantCulture),
        Panel.Uri.ToString(), Key);

    // The server restarts twice, whatever the size.
    private static IEnumerable<string> Faults(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            if (i == rounds / 3 || i == 2 * rounds / 3) yield return "restart";
            yield return (i % 3) switch { 0 => "kill", 1 => "pause", _ => "cut" };
        }
    }

    private sealed record Run(PostgresServer Server, PostgresDatabase Database, int Workers, long From, int Count);
}
