using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Placing;

/// <summary>A ledger that fails: nothing is sent without it, and nothing that was sent is kept from the caller.</summary>
public sealed class LedgeredOrdersFailureTests : LedgerTest
{
    [Fact]
    [Trait("Fault", "The ledger's file: it cannot be written before an order")]
    public async Task Without_a_claim_nothing_is_sent()
    {
        var orders = Orders(new FailingLedger(Ledger("sqlite"), claims: false));

        await Failing.With(PanelErrorCode.LedgerUnavailable, () => orders.PlaceAsync(Make.Request(), "A-1"));

        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Fault", "The ledger's file: it cannot be written after an order")]
    public async Task An_order_that_cannot_be_noted_is_reported_and_unknown_from_then_on(string kind)
    {
        var ledger = Ledger(kind);
        var orders = Orders(new FailingLedger(ledger, settles: false));

        var error = Assert.IsType<OrderNotRecordedException>(
            await Failing.With(PanelErrorCode.LedgerUnavailable, () => orders.PlaceAsync(Make.Request(), "A-1")));

        Assert.Equal(Assert.Single(Panel.Panel.Orders).Id, error.Placed!.OrderId);
        Assert.Contains($"Order {error.Placed.OrderId} WAS PLACED", error.Message, System.StringComparison.Ordinal);
        Assert.Equal("A-1", error.Reference);
        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-1")!.Outcome);
        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Orders(ledger).PlaceAsync(Make.Request(), "A-1"));
        Assert.Single(Panel.Requests);

        var settled = ledger.Resolve("A-1", error.Placed.OrderId);
        Assert.Equal((OrderOutcome.Placed, error.Placed.OrderId), (settled.Outcome, settled.OrderId));
        Assert.True((await Orders(ledger).PlaceAsync(Make.Request(), "A-1")).AlreadyPlaced);
    }

    [Fact]
    public async Task A_rejection_that_cannot_be_noted_tells_both()
    {
        Panel.Faults.Next(Fault.Error("Not enough funds on balance"));
        var orders = Orders(new FailingLedger(Ledger("sqlite"), settles: false));

        var error = Assert.IsType<OrderNotRecordedException>(
            await Failing.With(PanelErrorCode.LedgerUnavailable, () => orders.PlaceAsync(Make.Request(), "A-1")));

        Assert.Equal(PanelErrorCode.InsufficientFunds, error.Rejection!.Code);
        Assert.Null(error.Placed);
    }

    [Fact]
    public async Task An_unknown_outcome_stays_the_first_thing_to_hear()
    {
        Panel.Faults.Next(Fault.Status(500).AfterAccept());
        var ledger = Ledger("sqlite");

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Orders(new FailingLedger(ledger, settles: false)).PlaceAsync(Make.Request(), "A-1"));

        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-1")!.Outcome);
    }
}
