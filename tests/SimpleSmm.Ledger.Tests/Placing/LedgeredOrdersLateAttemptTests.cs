using System;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Placing;

/// <summary>An attempt long after its claim looks at the claim again: others may have given the order up or settled it meanwhile.</summary>
public sealed class LedgeredOrdersLateAttemptTests : LedgerTest
{
    private const string GivenUp = "UPDATE orders SET state = 3, reason = 'given up'";

    [Fact]
    [Trait("Fault", "Processes: a container that was paused for an hour")]
    public async Task An_order_that_was_given_up_meanwhile_is_not_sent_and_may_be_placed_again()
    {
        var ledger = Ledger("sqlite");

        var error = await NotSent(ledger, () => Folder.Execute(GivenUp));

        Assert.Contains("A-1", error.Message, StringComparison.Ordinal);
        Assert.Equal(OrderOutcome.Rejected, ledger.Find("A-1")!.Outcome);
        Assert.Equal(OrderOutcome.Placed, (await Orders(ledger).PlaceAsync(Make.Request(), "A-1")).Outcome);
        Assert.Single(Panel.Panel.Orders);
    }

    [Theory]
    [InlineData(77)]
    [InlineData(null)]
    [Trait("Fault", "Processes: a paused sender whose order was resolved")]
    public async Task An_order_that_was_resolved_meanwhile_stays_what_it_was_resolved_as(int? orderId)
    {
        var ledger = Ledger("sqlite");

        await NotSent(ledger, () =>
        {
            Folder.Execute(GivenUp);
            ledger.Resolve("A-1", orderId);
        });

        var order = ledger.Find("A-1")!;
        Assert.Equal((orderId is null ? OrderOutcome.Rejected : OrderOutcome.Placed, (long?)orderId), (order.Outcome, order.OrderId));
    }

    [Fact]
    [Trait("Fault", "Processes: a paused sender whose order another one took")]
    public async Task An_order_that_another_claimed_meanwhile_is_left_to_it()
    {
        var ledger = Ledger("sqlite");

        await NotSent(ledger, () =>
        {
            Folder.Execute("UPDATE orders SET state = 2");
            Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-1").Kind);
        });

        Assert.Equal(OrderOutcome.Sending, ledger.Find("A-1")!.Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_order_whose_claim_stands_is_sent(string kind)
    {
        var ledger = Ledger(kind);

        var order = await Orders(ledger, patience: TimeSpan.Zero).PlaceAsync(Make.Request(), "A-1");

        Assert.Equal(OrderOutcome.Placed, order.Outcome);
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task A_repeated_attempt_looks_too_whatever_the_time()
    {
        var ledger = Ledger("sqlite");
        Panel.Faults.Next(Fault.RateLimit("1"));
        var placing = Orders(ledger).PlaceAsync(Make.Request(), "A-1");
        while (Panel.Requests.Count == 0) await Task.Delay(5);
        Folder.Execute(GivenUp);

        await Failing.With(PanelErrorCode.OrderInFlight, () => placing);

        Assert.Single(Panel.Requests);
        Assert.Empty(Panel.Panel.Orders);
        Assert.Equal(OrderOutcome.Rejected, ledger.Find("A-1")!.Outcome);
    }

    private async Task<PanelException> NotSent(IOrderLedger ledger, Action meanwhile)
    {
        using var handler = new PausedHandler(meanwhile);
        var orders = Orders(ledger, handler: handler, patience: TimeSpan.Zero);
        var error = await Failing.With(PanelErrorCode.OrderInFlight, () => orders.PlaceAsync(Make.Request(), "A-1"));
        Assert.Empty(Panel.Requests);
        return error;
    }
}
