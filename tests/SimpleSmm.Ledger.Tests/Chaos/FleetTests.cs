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
/// is the long run of a fleet: SIMPLESMM_TEST_WORKERS=8 and SIMPLESMM_TEST_FLEET=10000 set its size.
/// </summary>
public sealed class FleetTests : LedgerTest
{
    [Fact]
    [Trait("Fault", "Fleet: killed and paused workers, cut connections and a server that restarts twice")]
    public async Task Every_order_is_at_the_panel_at_most_once_and_none_is_lost()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signals of Linux");
        var workers = LongRun.Setting("SIMPLESMM_TEST_WORKERS", 3);
        var count = LongRun.Setting("SIMPLESMM_TEST_FLEET", 300);
        using var server = PostgresServer.StartNew();
        var database = PostgresDatabase.Create(server);
        database.Open().Dispose();
        Panel.Latency = TimeSpan.FromMilliseconds(20);
        var random = new Random(19);
        var fleet = Enumerable.Range(0, workers).Select(_ => Start(database, count)).ToList();
        foreach (var fault in Faults(count / 25))
        {
            await Task.Delay(random.Next(50, 250));
            var victim = random.Next(workers);
            if (fleet[victim].HasEnded)
            {
                fleet[victim].Rest();
                fleet[victim].Dispose();
                fleet[victim] = Start(database, count);
            }

            if (fault == "kill")
            {
                fleet[victim].Kill();
                fleet[victim].Dispose();
                fleet[victim] = Start(database, count);
            }
            else if (fault == "pause")
            {
                LibC.Pause(fleet[victim].Id);
                database.CutConnections();
                await Task.Delay(random.Next(100, 300));
                LibC.Continue(fleet[victim].Id);
            }
            else if (fault == "cut") database.CutConnections();
            else
            {
                server.Stop();
                await Task.Delay(random.Next(100, 500));
                server.Start();
            }
        }

        foreach (var worker in fleet)
        {
            worker.Rest();
            worker.Dispose();
        }

        using (var last = Start(database, count)) last.Rest();
        AssertEachOnce(database, workers, count);
    }

    private void AssertEachOnce(PostgresDatabase database, int workers, int count)
    {
        var sent = Panel.Panel.Orders.Select(order => (order.Id, order.Link)).ToList();
        Assert.Equal(sent.Count, sent.Select(order => order.Link).Distinct().Count());
        using var ledger = database.Open();
        var orders = ledger.Read(new LedgerQuery()).ToDictionary(order => order.Reference!);
        Assert.Equal(count, orders.Count);
        Assert.All(orders.Values, order => Assert.Contains(order.Outcome, (string[])[OrderOutcome.Placed, OrderOutcome.Unknown]));
        var unknown = ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] }).Select(order => order.Link).ToHashSet();
        var placed = orders.Values.Where(order => order.Outcome == OrderOutcome.Placed)
            .ToDictionary(order => order.Link!, order => order.OrderId);
        foreach (var (id, link) in sent) Assert.True(unknown.Contains(link!) || placed[link!] == id, link);
        Assert.Equal(sent.Count, placed.Count + sent.Count(order => unknown.Contains(order.Link)));
        LongRun.Record(
            "A fleet on PostgreSQL: kills, pauses, cut connections, restarts", $"{workers} workers, {count} orders each",
            $"0 twice, 0 lost, {unknown.Count} unknown");
    }

    private Worker Start(PostgresDatabase database, int count) => new(
        "fleet", database.Text, "1", count.ToString(CultureInfo.InvariantCulture), Panel.Uri.ToString(), Key);

    // The server restarts twice, whatever the size.
    private static IEnumerable<string> Faults(int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            if (i == rounds / 3 || i == 2 * rounds / 3) yield return "restart";
            yield return (i % 3) switch { 0 => "kill", 1 => "pause", _ => "cut" };
        }
    }
}
