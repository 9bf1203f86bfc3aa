using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests;

/// <summary>A claim on a server lives with the connection of its worker, and each reference is claimed once.</summary>
public sealed class PostgresOrderLedgerClaimTests : LedgerTest
{
    [Fact]
    [Trait("Fault", "Fleet: a worker whose connection is cut")]
    public void A_claim_is_in_flight_for_others_until_the_connection_of_its_worker_is_gone()
    {
        var database = PostgresDatabase.Create();
        using var other = database.Open();
        database.OpenFor(worker =>
        {
            Assert.Equal(LedgerClaimKind.Claimed, worker.Claim(Make.Request(), "A-1").Kind);
            Assert.Equal(LedgerClaimKind.InFlight, other.Claim(Make.Request(), "A-1").Kind);
            Assert.Equal(OrderOutcome.Sending, other.Find("A-1")!.Outcome);
        });

        Assert.Equal(LedgerClaimKind.Unknown, other.Claim(Make.Request(), "A-1").Kind);
        Assert.Contains("lost its connection", other.Find("A-1")!.Reason, StringComparison.Ordinal);
        Assert.Equal("A-1", Assert.Single(other.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown] })).Reference);
    }

    [Fact]
    [Trait("Fault", "Fleet: a connection that is cut between claim and request")]
    public async Task A_worker_whose_connection_was_cut_does_not_send_its_order()
    {
        var database = PostgresDatabase.Create();
        using var ledger = database.Open();
        using var handler = new PausedHandler(() => LongAfter(database.CutConnections));

        await Assert.ThrowsAnyAsync<PanelException>(() => Orders(ledger, handler: handler).PlaceAsync(Make.Request(), "A-1"));

        Assert.Empty(Panel.Panel.Orders);
        Assert.NotEqual(OrderOutcome.Placed, ledger.Find("A-1")!.Outcome);
        Assert.False(ledger.Renew(new LedgerClaim(LedgerClaimKind.Claimed, ledger.Find("A-1")!, "another")));
    }

    [Fact]
    [Trait("Fault", "Fleet: an order that another worker took while its first one was paused")]
    public async Task A_worker_that_lost_its_claim_does_not_send_its_order_a_second_time()
    {
        var database = PostgresDatabase.Create();
        using var paused = database.Open();
        using var other = database.Open();
        using var handler = new PausedHandler(() =>
        {
            LongAfter(database.CutConnections);
            Assert.Equal(LedgerClaimKind.Unknown, Retry(() => other.Claim(Make.Request(), "A-1")).Kind);
            other.Resolve("A-1", null);
            Make.Placed(other, "A-1", 77);
        });

        await Assert.ThrowsAnyAsync<PanelException>(() => Orders(paused, handler: handler).PlaceAsync(Make.Request(), "A-1"));

        Assert.Empty(Panel.Panel.Orders);
        Assert.Equal((OrderOutcome.Placed, 77L), (other.Find("A-1")!.Outcome, other.Find("A-1")!.OrderId));
    }

    [Fact]
    [Trait("Fault", "Fleet: a server that restarts between the answer and its record")]
    public async Task An_answer_is_recorded_when_the_server_is_back()
    {
        using var server = PostgresServer.StartNew();
        using var ledger = PostgresDatabase.Create(server).Open();
        using var handler = new AnsweredHandler(() =>
        {
            server.Stop();
            server.Start();
        });

        var order = await Orders(ledger, handler: handler).PlaceAsync(Make.Request(), "A-1");

        Assert.Equal((OrderOutcome.Placed, Panel.Panel.Orders.Single().Id), (order.Outcome, order.OrderId));
        Assert.Equal(order.OrderId, ledger.Find("A-1")!.OrderId);
    }

    [Fact]
    [Trait("Fault", "Fleet: a server that is away between claim and request, and after the answer")]
    public async Task Without_the_server_nothing_is_sent_and_an_answer_is_not_lost()
    {
        using var server = PostgresServer.StartNew();
        using var ledger = PostgresDatabase.Create(server).Open(patience: TimeSpan.Zero);
        using var before = new PausedHandler(() => LongAfter(server.Stop));
        await Assert.ThrowsAnyAsync<PanelException>(() => Orders(ledger, handler: before).PlaceAsync(Make.Request(), "A-1"));
        Assert.Empty(Panel.Panel.Orders);

        server.Start();
        using var after = new AnsweredHandler(server.Stop);
        var error = await Assert.ThrowsAsync<OrderNotRecordedException>(
            () => Orders(ledger, handler: after).PlaceAsync(Make.Request(2), "A-2"));
        server.Start();

        Assert.Equal(Panel.Panel.Orders.Single().Id, error.Placed!.OrderId);
        Assert.Equal(OrderOutcome.Unknown, ledger.Find("A-2")!.Outcome);
        Assert.Equal(error.Placed!.OrderId, ledger.Resolve("A-2", error.Placed!.OrderId).OrderId);
    }

    [Fact]
    [Trait("Fault", "Fleet: workers that claim the same orders in opposite sequences")]
    public void Two_workers_with_many_claims_in_a_transaction_do_not_block_each_other()
    {
        var database = PostgresDatabase.Create();
        using var first = database.Open();
        using var second = database.Open();
        LedgerClaimKind[] kinds = [];
        first.RunInTransaction(() =>
        {
            Assert.Equal(LedgerClaimKind.Claimed, first.Claim(Make.Request(1), "A-1").Kind);
            second.RunInTransaction(() => kinds = [second.Claim(Make.Request(2), "A-2").Kind, second.Claim(Make.Request(1), "A-1").Kind]);
            Assert.Equal(LedgerClaimKind.InFlight, first.Claim(Make.Request(2), "A-2").Kind);
        });

        Assert.Equal([LedgerClaimKind.Claimed, LedgerClaimKind.InFlight], kinds);
    }

    // A request that leaves this late looks at its claim.
    private static void LongAfter(Action fault)
    {
        Thread.Sleep(300);
        fault();
    }

    private static T Retry<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (PanelException)
        {
            // This connection was cut, too, and the next call has a new one.
            return call();
        }
    }
}
