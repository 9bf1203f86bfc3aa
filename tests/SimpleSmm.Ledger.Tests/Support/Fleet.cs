using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Processes that share the unfinished orders of one ledger on a server, and their panel.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    // Of the panel's existing orders, these are under way, by their id modulo 20.
    private static readonly int[] Active = [3, 6, 7, 13, 0];

    private readonly List<Worker> _workers = [];

    private Fleet(TestPanelServer panel, PostgresDatabase database, long[] ids) => (Panel, Database, Ids) = (panel, database, ids);

    public TestPanelServer Panel { get; }

    public PostgresDatabase Database { get; }

    /// <summary>The orders, which the ledger holds as unfinished.</summary>
    public long[] Ids { get; }

    /// <summary>How often each order was asked for.</summary>
    public Dictionary<long, int> Asked => Panel.Requests.SelectMany(request => (request["orders"] ?? request["order"]!).Split(','))
        .GroupBy(id => long.Parse(id, CultureInfo.InvariantCulture)).ToDictionary(id => id.Key, id => id.Count());

    /// <summary>Starts a panel, and a ledger with as many of its orders, which stay as they are.</summary>
    public static async Task<Fleet> StartAsync(int orders)
    {
        var all = Enumerable.Range(1, int.MaxValue).Where(id => Active.Contains(id % 20));
        long[] ids = [.. all.Take(orders).Select(id => (long)id)];
        var database = PostgresDatabase.Create();
        using (var ledger = database.Open())
        {
            foreach (var block in ids.Chunk(2_000))
            {
                ledger.RunInTransaction(() =>
                {
                    foreach (var id in block) ledger.Import(new Order { OrderId = id, Reference = $"R-{id}" });
                });
            }
        }

        var existing = (int)ids[^1] + 20;
        var panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = LedgerTest.Key, ExistingOrders = existing, Speed = 0 });
        return new Fleet(panel, database, ids);
    }

    /// <summary>Starts a process, which is ready when this returns.</summary>
    /// <param name="what">What it does.</param>
    /// <param name="number">The number of its first order, or the seconds of a round.</param>
    /// <param name="requestsAtOnce">How many requests it has under way.</param>
    public Worker Start(string what, long number = 1, int requestsAtOnce = 1)
    {
        var worker = new Worker(
            what, Database.Text, number.ToString(CultureInfo.InvariantCulture), Ids.Length.ToString(CultureInfo.InvariantCulture),
            Panel.Uri.ToString(), LedgerTest.Key, requestsAtOnce.ToString(CultureInfo.InvariantCulture));
        _workers.Add(worker);
        Assert.Equal("ready", worker.ReadLine());
        return worker;
    }

    /// <summary>Waits until the panel got as many requests.</summary>
    public async Task GotAsync(int requests)
    {
        while (Panel.Requests.Count < requests) await Task.Delay(10);
    }

    /// <summary>Returns the orders that the ledger selects by a condition on them and their turns.</summary>
    public HashSet<long> Select(string condition)
    {
        var ids = (string)Database.Execute(
            "SELECT coalesce(string_agg(order_id::text, ','), '') FROM simplesmm.orders "
            + $"LEFT JOIN simplesmm.status_turns ON order_seq = seq WHERE {condition}")!;
        return [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture))];
    }

    /// <summary>Lets time pass on the server: the turns under way end, or what was read was read an hour ago.</summary>
    public void Age(bool ofTurns) => Database.Execute(
        ofTurns ? "UPDATE simplesmm.status_turns SET until = least(until, 1)" : "UPDATE simplesmm.status_turns SET read_at = 1");

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers) worker.Dispose();
        await Panel.DisposeAsync();
    }
}
