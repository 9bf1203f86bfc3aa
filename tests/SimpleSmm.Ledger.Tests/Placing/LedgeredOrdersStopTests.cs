using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Placing;

/// <summary>A stop while no byte of an order is out leaves nothing unknown behind.</summary>
public sealed class LedgeredOrdersStopTests : LedgerTest
{
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task During_the_wait_for_the_pace_the_order_is_not_even_claimed(string kind)
    {
        var ledger = Ledger(kind);
        var orders = Orders(ledger, requestsPerMinute: 1);
        using var stop = new CancellationTokenSource();
        await orders.PlaceAsync(Make.Request(1), "A-1");

        var waiting = orders.PlaceAsync(Make.Request(2), "A-2", stop.Token);
        await Task.Delay(50);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Null(ledger.Find("A-2"));
        Assert.Single(Panel.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_that_was_placed_before_does_not_wait_for_the_pace(string kind)
    {
        var ledger = Ledger(kind);
        var orders = Orders(ledger, requestsPerMinute: 1);
        await orders.PlaceAsync(Make.Request(), "A-1");

        Assert.True((await orders.PlaceAsync(Make.Request(), "A-1")).AlreadyPlaced);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task During_the_wait_after_a_rate_limit_the_order_is_rejected(string kind)
    {
        Panel.Faults.Always(Fault.RateLimit("30"));
        await Stopped(kind, Orders, () => Panel.Requests.Count == 1);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task While_no_connection_can_be_made_the_order_is_rejected(string kind)
    {
        var closed = new Uri("http://127.0.0.1:1/");
        await Stopped(kind, ledger => Orders(ledger, uri: closed), () => true);
    }

    private LedgeredOrders Orders(IOrderLedger ledger) => Orders(ledger, timeout: null);

    private async Task Stopped(string kind, Func<IOrderLedger, LedgeredOrders> make, Func<bool> isWaiting)
    {
        var ledger = Ledger(kind);
        using var stop = new CancellationTokenSource();
        var placing = make(ledger).PlaceAsync(Make.Request(), "A-1", stop.Token);
        while (ledger.Find("A-1") is null || !isWaiting()) await Task.Delay(5);
        await Task.Delay(100);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placing);
        var there = ledger.Find("A-1")!;
        Assert.Equal((OrderOutcome.Rejected, "Canceled before it was sent."), (there.Outcome, there.Reason));
        Assert.Empty(Panel.Panel.Orders);
        Panel.Faults.Clear();
        Assert.Equal(OrderOutcome.Placed, (await Orders(ledger).PlaceAsync(Make.Request(), "A-1")).Outcome);
        Assert.Single(Panel.Panel.Orders);
    }
}
