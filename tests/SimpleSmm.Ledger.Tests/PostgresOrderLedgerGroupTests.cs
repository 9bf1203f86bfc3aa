using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests;

/// <summary>Claims and outcomes that wait at the same time go to the server in one message, and each has its own result.</summary>
public sealed class PostgresOrderLedgerGroupTests : LedgerTest
{
    private const int Many = 16;

    [Fact]
    public void Many_claims_and_many_outcomes_are_one_transaction_each()
    {
        var database = PostgresDatabase.Create();
        using var ledger = database.Open();

        var claims = Write(ledger, i => new ClaimStep(Make.Request(i), $"A-{i}")).Cast<LedgerClaim>().ToList();
        Assert.Equal(1L, database.Execute("SELECT count(DISTINCT xmin::text) FROM simplesmm.orders WHERE state = 0"));
        var placed = Write(ledger, i => new PlacedStep(claims[i], new Order { OrderId = i + 1, Currency = "EUR" })).Cast<Order>().ToList();

        Assert.Equal(1L, database.Execute("SELECT count(DISTINCT xmin::text) FROM simplesmm.orders WHERE state = 1"));
        Assert.All(claims, claim => Assert.Equal(LedgerClaimKind.Claimed, claim.Kind));
        Assert.Equal(Enumerable.Range(1, Many).Select(id => (long?)id), placed.Select(order => order.OrderId));
        Assert.All(
            placed, order => Assert.Equal((OrderOutcome.Placed, "EUR", false), (order.Outcome, order.Currency, order.AlreadyPlaced)));
        Assert.All(claims, claim => Assert.False(ledger.Renew(claim)));
    }

    [Fact]
    public void Orders_that_are_there_refuse_a_claim_and_change_nothing()
    {
        using var ledger = PostgresDatabase.Create().Open();
        Make.Placed(ledger, "A-0", 100, Make.Request(0));
        Make.Unknown(ledger, "A-1", Make.Request(1));
        Make.Placed(ledger, "A-2", 102, Make.Request(99));

        var claims = Write(ledger, i => new ClaimStep(Make.Request(i), $"A-{i}")).Cast<LedgerClaim>().ToList();

        Assert.Equal(
            [LedgerClaimKind.AlreadyPlaced, LedgerClaimKind.Unknown, LedgerClaimKind.Conflict, LedgerClaimKind.Claimed],
            claims.Take(4).Select(claim => claim.Kind));
        Assert.True(claims[0].Order.AlreadyPlaced);
    }

    [Fact]
    public void An_order_that_is_being_sent_or_was_rejected_is_left_to_a_call_of_its_own()
    {
        using var ledger = PostgresDatabase.Create().Open();
        ledger.Claim(Make.Request(0), "A-0");
        ledger.SettleRejected(ledger.Claim(Make.Request(1), "A-1"), "No.");

        var results = Write(ledger, i => new ClaimStep(Make.Request(i), $"A-{i}"));

        Assert.Null(results[0]);
        Assert.Null(results[1]);
        Assert.Equal(Many - 2, results.Count(result => result is LedgerClaim { Kind: LedgerClaimKind.Claimed }));
    }

    [Fact]
    public void A_reference_that_is_twice_in_a_group_is_claimed_once()
    {
        using var ledger = PostgresDatabase.Create().Open();

        var results = Write(ledger, _ => new ClaimStep(Make.Request(), "A-1"));

        Assert.Single(results.OfType<LedgerClaim>(), claim => claim.Kind == LedgerClaimKind.Claimed);
        Assert.Equal(Many - 1, results.Count(result => result is null));
    }

    [Fact]
    public async Task A_step_that_fails_fails_alone()
    {
        var ledger = Ledger("postgres");
        var claims = Write(ledger, i => new ClaimStep(Make.Request(i), $"A-{i}")).Cast<LedgerClaim>().ToList();
        var queue = LedgerQueue.Of(ledger);

        var settled = Enumerable.Range(0, Many).Select(i =>
        {
            // A placed order without an id breaks a rule of the table.
            var placed = new Order { OrderId = i == 7 ? null : i + 1 };
            return queue.WriteAsync(new PlacedStep(claims[i], placed), () => ledger.SettlePlaced(claims[i], placed));
        }).ToList();

        await Assert.ThrowsAsync<PanelException>(() => settled[7]);
        for (var i = 0; i < Many; i++) if (i != 7) Assert.Equal(i + 1, (await settled[i]).OrderId);
        Assert.Equal(OrderOutcome.Sending, ledger.Find("A-7")!.Outcome);
        ledger.Release(claims[7]);
        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-7")!.Outcome);
    }

    [Fact]
    [Trait("Fault", "Fleet: a connection that is cut while claims of many orders are written")]
    public void A_group_on_a_cut_connection_fails_and_leaves_no_claim()
    {
        var database = PostgresDatabase.Create();
        using var ledger = database.Open();
        ledger.Find("A-1");
        database.CutConnections();

        var error = Assert.Throws<PanelException>(() => Write(ledger, i => new ClaimStep(Make.Request(i), $"A-{i}")));

        Assert.Equal(PanelErrorCode.LedgerUnavailable, error.Code);
        Assert.Empty(ledger.Read(new LedgerQuery()));
    }

    private static IReadOnlyList<object?> Write(IOrderLedger ledger, System.Func<int, LedgerStep> step) =>
        ((IGroupLedger)ledger).Write(Enumerable.Range(0, Many).Select(step).ToList());
}
