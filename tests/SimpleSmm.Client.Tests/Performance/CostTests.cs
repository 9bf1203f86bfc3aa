using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Performance;

/// <summary>What reading statuses costs, in what is the same on every machine: requests and bytes allocated. Times are in bench/.</summary>
public sealed class CostTests
{
    private const int ChunkSize = PanelClientOptions.MaximumIdsPerRequest;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(99, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(10_000, 100)]
    public async Task A_hundred_ids_are_one_request(int ids, int requests)
    {
        var panel = new Answering(ChunkSize);
        using var client = Connect(panel);

        Assert.Equal(ids, await Read(client, Ids(ids)));
        Assert.Equal(requests, panel.Requests);
    }

    [Fact]
    public async Task A_status_costs_one_and_a_quarter_kilobytes()
    {
        var perId = await Allocated(chunks: 100);
        Assert.InRange(perId, 1, MostBytesPerId);
    }

    [Fact]
    public async Task Each_status_costs_the_same_however_many_there_are()
    {
        var (few, many) = (await Allocated(chunks: 20), await Allocated(chunks: 1_000));
        Assert.InRange(many / few, 0.8, 1.1);
    }

    // The bound is a fifth above what it was when this was written.
    private const double MostBytesPerId = 1_500;

    // The handler answers at once, so everything runs on this thread and its own counter tells all and nothing else.
    private static async Task<double> Allocated(int chunks)
    {
        using var client = Connect(new Answering(ChunkSize));
        await Read(client, Ids(10 * ChunkSize));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var thread = Environment.CurrentManagedThreadId;
        var count = await Read(client, Ids(chunks * ChunkSize));
        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / count;
    }

    // The same hundred again and again, because those are the ones that the panel knows.
    private static IEnumerable<long> Ids(int count) => Enumerable.Range(0, count).Select(i => i % ChunkSize + 1L);

    private static async Task<int> Read(PanelClient client, IEnumerable<long> ids)
    {
        var count = 0;
        await foreach (var outcome in client.GetOrderStatusesAsync(ids))
        {
            if (outcome.Error is null) count++;
        }

        return count;
    }

    private static PanelClient Connect(Answering panel) => Clients.For(new Uri("http://127.0.0.1/api/v1"), "0f1e2d3c4b5a", handler: panel);
}
