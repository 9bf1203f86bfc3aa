using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests.Placing;

/// <summary>Orders placed at the panel with a ledger in memory, on a clock that stands still but for the waits.</summary>
public abstract class PlacementTest : PanelTest
{
    /// <summary>The waits so far.</summary>
    protected List<TimeSpan> Delays { get; } = [];

    protected MemoryOrderLedger Ledger { get; } = new(new LedgerAccount(PanelClientOptions.DefaultUri));

    /// <summary>An order of service 1, of which 1000 cost 0.90.</summary>
    protected static OrderRequest Order(string link, string? reference = null, long quantity = 100, long service = 1) =>
        new() { ServiceId = service, Link = link, Quantity = quantity, Reference = reference };

    /// <summary>The actions that the panel saw; of an order its link.</summary>
    protected string[] Sent() => [.. Panel.Requests.Select(Named)];

    protected OrderPlacement Placement(PanelClient? client = null, Func<OrderPlacementOptions, OrderPlacementOptions>? with = null, bool hasLedger = true)
    {
        var options = new OrderPlacementOptions { SkipValidation = true, Currency = "USD" };
        return new OrderPlacement(client ?? Client, hasLedger ? Ledger : null, with is null ? options : with(options));
    }

    protected OrderPlacementOptions Waiting(TimeSpan? timeout = null, TimeSpan? interval = null) => new()
    {
        SkipValidation = true,
        OnDuplicateLink = DuplicateLinkAction.Wait,
        DuplicateLinkTimeout = timeout ?? TimeSpan.FromDays(1),
        PollingInterval = interval,
        Now = () => Panel.Panel.Clock.Now,
        Delay = (time, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            lock (Delays) Delays.Add(time);
            Panel.Panel.Clock.Advance(time);
            return Task.CompletedTask;
        },
    };

    /// <summary>A client whose first requests are answered only when so many are under way at once.</summary>
    internal (PanelClient Client, MeetingPoint Requests) Meeting(int expected, int throttleLimit)
    {
        var requests = new MeetingPoint(new SocketsHttpHandler(), expected);
        return (Connect(throttleLimit: throttleLimit, handler: requests), requests);
    }

    protected static async Task<List<PlacementResult>> RunAsync(OrderPlacement placement, params OrderRequest[] orders)
    {
        var results = new List<PlacementResult>();
        await foreach (var result in placement.PlaceAsync(orders)) results.Add(result);
        Assert.Equal(orders.Select(order => order.Link), results.Select(result => result.Request.Link));
        return results;
    }

    protected static IEnumerable<PlacementKind> Kinds(IEnumerable<PlacementResult> results) => results.Select(result => result.Kind);

    private static string Named(RecordedRequest request) => request["action"] == "add" ? request["link"]! : request["action"]!;
}
