using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests.Chaos;

/// <summary>
/// A panel that fails at random, for one seed after the other. SIMPLESMM_SEEDS sets how many seeds, for long runs; 20 otherwise.
/// </summary>
internal static class ChaosRun
{
    public const int Items = 2_000;
    private const string Key = "chaos-key";

    private static readonly int Seeds = LongRun.Setting("SIMPLESMM_SEEDS", 20);

    /// <summary>Runs it for each seed, several at a time, because most of the time is waiting.</summary>
    public static Task ForEachSeed(double probability, Func<TestPanelServer, PanelClient, string, Task> run) =>
        Parallel.ForEachAsync(Enumerable.Range(1, Seeds), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (seed, _) =>
        {
            await using var panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = Key, Seed = seed, Balance = 1_000_000, ExistingOrders = Items, Speed = 0 });
            panel.Faults.Random(seed, probability, EveryFault.All());
            var retry = new RetryOptions { MaximumCount = 6, Interval = TimeSpan.FromMilliseconds(1), MaximumInterval = TimeSpan.FromMilliseconds(5) };
            using var client = Clients.For(panel.Uri, Key, TimeSpan.FromMilliseconds(250), retry: retry);
            await run(panel, client, $"seed {seed}");
        });

    /// <summary>How often the panel acted on each of the values of a field.</summary>
    public static Dictionary<string, int> Accepted(TestPanelServer panel, string action, Func<RecordedRequest, IEnumerable<string>> valuesOf)
    {
        var counts = new Dictionary<string, int>();
        foreach (var request in panel.Requests.Where(request => request.Accepted && request["action"] == action))
        {
            foreach (var value in valuesOf(request)) counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }
}
