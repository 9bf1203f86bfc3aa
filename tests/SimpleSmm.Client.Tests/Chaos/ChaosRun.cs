using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
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

    /// <summary>
    /// The versions of HTTP that a run is for. The client itself speaks the first one; a user's handler may speak the other.
    /// </summary>
    public static TheoryData<string> Versions => ["HTTP/1.1", "HTTP/2"];

    /// <summary>Runs it for each seed, several at a time, because most of the time is waiting.</summary>
    public static async Task ForEachSeed(
        string version,
        double probability,
        Func<TestPanelServer, PanelClient, string, Task> run,
        string? action = null,
        int items = Items,
        [CallerMemberName] string test = "")
    {
        using var authority = new TestAuthority();
        var isHttp2 = version == "HTTP/2";
        var count = LongRun.Setting("SIMPLESMM_SEEDS", isHttp2 ? 5 : 20);
        await Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (seed, _) =>
        {
            var options = new SandboxOptions { ApiKey = Key, Seed = seed, Balance = 1_000_000, ExistingOrders = Items, Speed = 0 };
            await using var panel = await TestPanelServer.StartAsync(options, authority: isHttp2 ? authority : null);
            panel.Faults.Random(seed, probability, isHttp2 ? [.. EveryFault.All(), .. EveryFault.OfHttp2()] : EveryFault.All());
            var retry = new RetryOptions
            {
                MaximumCount = 6,
                Interval = TimeSpan.FromMilliseconds(1),
                MaximumInterval = TimeSpan.FromMilliseconds(5),
            };
            using var client = Clients.For(
                panel.Uri, Key, TimeSpan.FromMilliseconds(250), retry: retry, handler: isHttp2 ? new Http2Handler(authority) : null);
            await run(panel, client, $"{version}, seed {seed}");
            Assert.All(panel.Requests, request => Assert.Equal(version, request.Protocol));
        });
        var what = action is null ? "" : $" ({action})";
        LongRun.Record($"Chaos over {version}{what}: {test.Replace('_', ' ')}", $"{count} seeds, {items} items each", "0 twice, 0 lost");
    }

    /// <summary>How often the panel acted on each of the values of a field.</summary>
    public static Dictionary<string, int> Accepted(
        TestPanelServer panel, string action, Func<RecordedRequest, IEnumerable<string>> valuesOf)
    {
        var counts = new Dictionary<string, int>();
        foreach (var request in panel.Requests.Where(request => request.Accepted && request["action"] == action))
        {
            foreach (var value in valuesOf(request)) counts[value] = counts.GetValueOrDefault(value) + 1;
        }

        return counts;
    }
}
