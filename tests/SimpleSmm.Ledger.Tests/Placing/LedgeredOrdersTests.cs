using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Placing;

/// <summary>The order is in the ledger before it leaves, and its outcome after, whatever it is.</summary>
public sealed class LedgeredOrdersTests : LedgerTest
{
    private static readonly Dictionary<string, Fault> Observer = new()
    {
        ["nothing comes"] = Fault.Hang().AfterAccept(),
        ["the connection is reset"] = Fault.ResetAfterAccept(),
        ["500"] = Fault.Status(500).AfterAccept(),
        ["a web page"] = Fault.Answer(200, "<html></html>", "text/html").AfterAccept(),
        ["no id"] = Fault.WithoutOrderId(),
        ["half the JSON"] = Fault.TruncateJson(),
    };

    public static MatrixTheoryData<string, string> UnknownCases => new(["sqlite", "memory", "postgres"], Observer.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_placed_order_is_there_with_all_that_was_sent(string kind)
    {
        var ledger = Ledger(kind);
        var request = new OrderRequest { ServiceId = 1, Link = "https://example.com/é?a=1", Quantity = 100, EstimatedCharge = 0.125m };

        var order = await Orders(ledger).PlaceAsync(request, "A-1");

        var there = Assert.Single(Panel.Panel.Orders);
        foreach (var o in new[] { order, ledger.Find("A-1")! })
        {
            Assert.Equal((there.Id, "A-1", OrderOutcome.Placed, false), (o.OrderId, o.Reference, o.Outcome, o.AlreadyPlaced));
            Assert.Equal((1, "https://example.com/é?a=1", 100L, 0.125m), (o.ServiceId, o.Link, o.Quantity, o.EstimatedCharge));
            Assert.Equal(("USD", "main"), (o.Currency, o.Session));
            Assert.InRange(o.PlacedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
            Assert.Null(o.Status);
            Assert.Null(o.IsFinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_noted_as_being_sent_before_the_panel_has_it(string kind)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Always(Fault.Delay(TimeSpan.FromMilliseconds(400)));

        var placing = Orders(ledger).PlaceAsync(Make.Request(), "A-1");
        while (Panel.Requests.Count == 0) await Task.Delay(5);

        Assert.Equal((OrderOutcome.Sending, "USD"), (ledger.Find("A-1")!.Outcome, ledger.Find("A-1")!.Currency));
        Assert.Equal(OrderOutcome.Placed, (await placing).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_refused_order_is_rejected_with_the_reason_and_may_be_placed_again(string kind)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Next(Fault.Error("Not enough funds on balance"));

        await Failing.With(PanelErrorCode.InsufficientFunds, () => Orders(ledger).PlaceAsync(Make.Request(), "A-1"));

        var there = ledger.Find("A-1")!;
        Assert.Equal((OrderOutcome.Rejected, null, "USD"), (there.Outcome, there.OrderId, there.Currency));
        Assert.Contains("Not enough funds", there.Reason, StringComparison.Ordinal);

        // The mistake may have been in the fields.
        var order = await Orders(ledger).PlaceAsync(Make.Request(quantity: 200), "A-1");
        Assert.Equal((OrderOutcome.Placed, 200L), (order.Outcome, order.Quantity));
        Assert.Null(order.Reason);
        Assert.Equal(2, Panel.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_that_could_not_be_sent_is_rejected(string kind)
    {
        var ledger = Ledger(kind);
        var closed = new Uri("http://127.0.0.1:1/");

        await Failing.With(PanelErrorCode.NetworkFailure, () => Orders(ledger, uri: closed).PlaceAsync(Make.Request(), "A-1"));

        Assert.Equal(OrderOutcome.Rejected, ledger.Find("A-1")!.Outcome);
    }

    [Theory]
    [MemberData(nameof(UnknownCases))]
    public async Task An_unknown_outcome_is_recorded_and_the_order_is_never_sent_again(string kind, string happening)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Always(Observer[happening]);
        var orders = Orders(ledger, TimeSpan.FromMilliseconds(400));

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => orders.PlaceAsync(Make.Request(), "A-1"));
        var there = ledger.Find("A-1")!;
        var again = await Failing.With(PanelErrorCode.OutcomeUnknown, () => orders.PlaceAsync(Make.Request(), "A-1"));

        Assert.Equal(OrderOutcome.Unknown, there.Outcome);
        Assert.NotNull(there.Reason);
        Assert.Single(Panel.Requests);
        Assert.Equal(there.PlacedAt, Assert.IsType<OutcomeUnknownException>(again).SentAt);
        Assert.Equal(("add", "100"), (again.Action, again.Fields["quantity"]));
        Assert.Contains("A-1", again.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Canceled_while_it_was_being_sent_it_is_unknown(string kind)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Always(Fault.Hang().AfterAccept());
        using var stop = new CancellationTokenSource();

        var placing = Orders(ledger).PlaceAsync(Make.Request(), "A-1", stop.Token);
        while (Panel.Requests.Count == 0) await Task.Delay(5);
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placing);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-1")!.Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Canceled_before_anything_it_leaves_no_trace(string kind)
    {
        var ledger = Ledger(kind);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Orders(ledger).PlaceAsync(Make.Request(), "A-1", new CancellationToken(true)));

        Assert.Null(ledger.Find("A-1"));
        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Canceled_while_the_ledger_was_busy_it_was_not_sent_and_may_be(string kind)
    {
        using var stop = new CancellationTokenSource();
        var ledger = Ledger(kind);
        var busy = new FailingLedger(ledger, duringClaim: stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Orders(busy).PlaceAsync(Make.Request(), "A-1", stop.Token));
        var there = ledger.Find("A-1")!;

        Assert.Equal((OrderOutcome.Rejected, "Canceled before it was sent."), (there.Outcome, there.Reason));
        Assert.Empty(Panel.Requests);
        Assert.Equal(OrderOutcome.Placed, (await Orders(ledger).PlaceAsync(Make.Request(), "A-1")).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_that_no_panel_could_accept_does_not_reach_the_ledger(string kind)
    {
        var ledger = Ledger(kind);

        await Failing.With(PanelErrorCode.InvalidQuantity, () => Orders(ledger).PlaceAsync(Make.Request(quantity: 0), "A-1"));
        await Failing.With(PanelErrorCode.InvalidField, () => Orders(ledger).PlaceAsync(Make.Request(), " "));
        await Failing.With(PanelErrorCode.InvalidField, () => Orders(ledger).PlaceAsync(Make.Request(), "A-1 "));
        await Failing.With(PanelErrorCode.InvalidField, () => Orders(ledger).PlaceAsync(Make.Request(), new string('x', 201)));

        Assert.Empty(ledger.Read(new LedgerQuery()));
        Assert.Empty(Panel.Requests);
    }
}
