using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;
using SimpleSmm.Wire;

namespace SimpleSmm.Tests.Wire;

/// <summary>A stop ends a write of the module only until its body leaves.</summary>
public sealed class RequestStopTests : PanelTest
{
    private static readonly OrderRequest Order = new() { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 };

    [Fact]
    public async Task A_write_that_was_sent_is_finished()
    {
        Panel.Latency = TimeSpan.FromMilliseconds(300);
        using var client = Finishing(TimeSpan.FromSeconds(20));
        using var stop = new CancellationTokenSource();

        var placing = client.AddOrderAsync(Order, stop.Token);
        await UntilSent();
        await stop.CancelAsync();

        Assert.True((await placing).OrderId > 0);
    }

    [Fact]
    public async Task A_write_that_is_never_answered_ends_by_its_timeout()
    {
        Panel.Faults.Next(Fault.Hang().AfterAccept());
        using var client = Finishing(TimeSpan.FromSeconds(1));
        using var stop = new CancellationTokenSource();

        var placing = client.AddOrderAsync(Order, stop.Token);
        await UntilSent();
        await stop.CancelAsync();

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => placing);
    }

    [Fact]
    public async Task A_read_is_canceled()
    {
        Panel.Faults.Next(Fault.Hang());
        using var client = Finishing(TimeSpan.FromSeconds(20));
        using var stop = new CancellationTokenSource();

        var asking = client.GetBalanceAsync(stop.Token);
        await UntilSent();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    [Trait("Fault", "Processes: a stop before a byte is out")]
    public async Task A_stop_before_the_body_leaves_keeps_it_here()
    {
        using var request = new CancellationTokenSource();
        using var caller = new CancellationTokenSource();
        using var stop = new RequestStop(request, finishes: true, caller.Token);
        await caller.CancelAsync();

        Assert.Throws<OperationCanceledException>(stop.PassBody);
        Assert.True(stop.HasStopped && request.IsCancellationRequested);
    }

    [Fact]
    [Trait("Fault", "Processes: a stop after the request has left")]
    public async Task A_stop_after_the_body_left_does_not_reach_the_request()
    {
        using var request = new CancellationTokenSource();
        using var caller = new CancellationTokenSource();
        using var stop = new RequestStop(request, finishes: true, caller.Token);
        stop.PassBody();
        await caller.CancelAsync();

        Assert.False(stop.HasStopped || request.IsCancellationRequested);
    }

    private PanelClient Finishing(TimeSpan timeout)
    {
        using var key = Clients.Secret(OrdinaryKey);
        return new PanelClient(new PanelClientOptions { Uri = Panel.Uri, ApiKey = key, Timeout = timeout, FinishesWrites = true });
    }

    private async Task UntilSent()
    {
        while (Panel.Requests.Count == 0) await Task.Delay(5);
    }
}
