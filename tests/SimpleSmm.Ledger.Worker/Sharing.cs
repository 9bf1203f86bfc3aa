using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Waiting;
using SimpleSmm.Wire;

namespace SimpleSmm.Ledger.Worker;

/// <summary>One of several workers that divide the statuses, refills and cancellations of one ledger, as the cmdlets do it.</summary>
internal sealed class Sharing : IDisposable
{
    private const int IdsPerRequest = 100;

    private readonly PanelClient _client;
    private readonly IOrderLedger _ledger;

    public Sharing(string folder, string file, Uri panel, string key, int requestsAtOnce)
    {
        using var secret = new SecureString();
        foreach (var c in key) secret.AppendChar(c);
        _client = new PanelClient(new PanelClientOptions { Uri = panel, ApiKey = secret, ThrottleLimit = requestsAtOnce });
        _ledger = Orders.Open(folder, file);
        Console.WriteLine("ready");
    }

    private ISharedStatuses Statuses => (ISharedStatuses)_ledger;

    /// <summary>Reads its part of a round at each line of the input.</summary>
    public async Task PollAsync(TimeSpan round)
    {
        while (Console.ReadLine() is not null)
        {
            // The next round begins at this line, so this one's turns have ended before it.
            Console.WriteLine(await ReadPartAsync(round));
        }
    }

    /// <summary>Waits for every unfinished order, and prints how each ended.</summary>
    public async Task WaitAsync()
    {
        Console.ReadLine();
        var wait = new OrderWait(_client, new OrderWaitOptions { PollingInterval = TimeSpan.FromHours(1) });
        foreach (var order in _ledger.ReadUnfinished()) wait.Add(order, Statuses);
        var recorder = Recorder();
        await foreach (var look in wait.RunAsync())
        {
            if (look is { Status: { } status, IsFromLedger: false }) recorder.Add([status]);
            if (look.IsOver) Console.WriteLine($"over {look.OrderId} {look.Status!.Status}");
        }

        await recorder.Done;
    }

    /// <summary>Asks for the refills of orders at each line of the input, and prints what became of each.</summary>
    public async Task RefillAsync(long from, int count)
    {
        while (Console.ReadLine() is { } line)
        {
            var ids = Enumerable.Range(0, count).Select(i => from + i);
            var run = new BatchRun<Refill>(
                stop => _client.Share(
                    _client.RefillBatch(null, stop), () => (ISharedActions)_ledger, PanelAction.Refill, evenUnknown: line == "force"),
                ids, default);
            var outcomes = new List<string>();
            await foreach (var outcome in run) outcomes.Add($"{outcome.Id} {outcome.Error?.Code.ToString() ?? "Asked"}");
            foreach (var outcome in outcomes) Console.WriteLine(outcome);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _ledger.Dispose();
    }

    private async Task<string> ReadPartAsync(TimeSpan round)
    {
        using var part = new StatusRound(Statuses, round, IdsPerRequest * _client.Options.ThrottleLimit);
        var recorder = new WriteBehind<OrderStatus>(statuses =>
        {
            _ledger.Record(statuses);
            part.Recorded(statuses);
        });
        var failed = new List<IdOutcome<OrderStatus>>();
        await foreach (var outcome in _client.GetOrderStatusesAsync(part.Take()))
        {
            if (outcome.Value is { } status) recorder.Add([status]);
            else failed.Add(outcome);
        }

        await recorder.Done;
        part.Failed(failed);
        return $"read {part.Count - failed.Count} failed {failed.Count}";
    }

    private WriteBehind<OrderStatus> Recorder() => new(statuses => _ledger.Record(statuses));
}
