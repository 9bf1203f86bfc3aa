using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Ledger;

/// <summary>Calls that wait share a transaction; each has its own outcome, and none is believed before it is on the disk.</summary>
public sealed class LedgerQueueTests : LedgerTest
{
    private const int Many = 16;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_many_that_want_one_reference_one_gets_it(string kind)
    {
        var ledger = Ledger(kind);

        var claims = await Together(ledger, i => ledger.Claim(Make.Request(), "A-1"));

        Assert.Equal(1, claims.Count(claim => claim.Result.Kind == LedgerClaimKind.Claimed));
        Assert.Equal(Many - 1, claims.Count(claim => claim.Result.Kind == LedgerClaimKind.InFlight));
    }

    [Fact]
    public async Task Many_claims_and_many_outcomes_wait_for_the_disk_once_each()
    {
        var ledger = Ledger("sqlite");
        var before = Commits();

        var claims = await Together(ledger, i => ledger.Claim(Make.Request(i), $"A-{i}"));
        Assert.Equal(before + 1, Commits());
        var placed = await Together(ledger, i => ledger.SettlePlaced(claims[i].Result, new Order { OrderId = i + 1 }));

        Assert.Equal(before + 2, Commits());
        Assert.Equal(Enumerable.Range(1, Many).Select(id => (long?)id), placed.Select(order => order.Result.OrderId));
        Assert.Equal(Many, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Placed] }).Count());
    }

    [Fact]
    public async Task Orders_that_follow_each_other_wait_for_the_disk_once_also_with_outcomes_between_them()
    {
        var ledger = Ledger("sqlite");
        var (one, two) = (ledger.Claim(Make.Request(1), "A-1"), ledger.Claim(Make.Request(2), "A-2"));
        var queue = LedgerQueue.Of(ledger);
        queue.MillisecondsToNext = 60_000;
        var before = Commits();

        Assert.Null(await queue.ReadAsync(() => ledger.Find("B-1")));
        await Run(done => queue.WriteAsync(() => done(ledger.SettlePlaced(one, new Order { OrderId = 1 }))));
        var step = new ClaimStep(Make.Request(3), "B-1", HasNext: true);
        await Run(done => queue.WriteAsync(step, () => done(ledger.Claim(Make.Request(3), "B-1"))));
        await Run(done => queue.WriteAsync(() => done(ledger.SettlePlaced(two, new Order { OrderId = 2 }))));
        Assert.Null(await queue.ReadAsync(() => ledger.Find("B-2")));
        Assert.Equal(before, Commits());
        await queue.WriteAsync(new ClaimStep(Make.Request(4), "B-2"), () => ledger.Claim(Make.Request(4), "B-2"));

        Assert.Equal(before + 1, Commits());
        Assert.Equal(4, ledger.Read(new LedgerQuery()).Count());
    }

    [Fact]
    public async Task A_result_comes_after_the_commit_and_what_is_read_before_it()
    {
        var ledger = Ledger("sqlite");
        var queue = LedgerQueue.Of(ledger);
        using var begin = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();

        var first = queue.ReadAsync(() => begin.Wait(TimeSpan.FromMinutes(1)));
        var claim = queue.WriteAsync(() => ledger.Claim(Make.Request(), "A-1"));
        var found = queue.ReadAsync(() => ledger.Find("A-1"));
        var last = queue.ReadAsync(() => end.Wait(TimeSpan.FromMinutes(1)));
        begin.Set();

        Assert.True(await first);
        Assert.Equal(OrderOutcome.Sending, (await found)!.Outcome);
        Assert.False(claim.IsCompleted);
        end.Set();
        Assert.True(await last);
        Assert.Equal(LedgerClaimKind.Claimed, (await claim).Kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_call_that_fails_fails_alone(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-0", 100);

        var imports = await Together(ledger, i => ledger.Import(new Order { OrderId = i + 1, Reference = i == 7 ? "A-0" : $"B-{i}" }));

        await Failing.With(PanelErrorCode.ReferenceConflict, () => imports[7]);
        Assert.Equal(Many - 1, imports.Count(import => import.IsCompletedSuccessfully));
        Assert.Equal(Many, ledger.Read(new LedgerQuery()).Count());
    }

    [Fact]
    public async Task What_a_failed_call_wrote_is_undone_and_the_others_are_kept()
    {
        var ledger = Ledger("sqlite");
        var claim = ledger.Claim(Make.Request(), "A-7");
        ledger.SettleRejected(claim, "No.");
        ledger.Release(claim);
        FailOn("A-7", "ABORT");

        // The claim drops the rejected order, and then it fails.
        var claims = await Together(ledger, i => ledger.Claim(Make.Request(i), $"A-{i}"));

        await Failing.With(PanelErrorCode.LedgerUnavailable, () => claims[7]);
        Assert.Equal(OrderOutcome.Rejected, ledger.Find("A-7")!.Outcome);
        Assert.Equal(Many - 1, ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Sending] }).Count());
    }

    [Fact]
    public async Task A_failed_call_alone_is_its_own_error_and_not_that_of_the_file()
    {
        var ledger = Ledger("sqlite");
        ledger.SettleRejected(ledger.Claim(Make.Request(), "A-7"), "No.");
        FailOn("A-7", "ABORT");

        var error = await Failing.With(
            PanelErrorCode.LedgerUnavailable, () => LedgerQueue.Of(ledger).WriteAsync(() => ledger.Claim(Make.Request(), "A-7")));

        Assert.Contains("injected", error.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerClaimKind.Claimed, ledger.Claim(Make.Request(), "A-8").Kind);
    }

    [Fact]
    public async Task An_error_that_ends_the_transaction_is_that_of_all()
    {
        var ledger = Ledger("sqlite");
        FailOn("A-7", "ROLLBACK");

        var claims = await Together(ledger, i => ledger.Claim(Make.Request(i), $"A-{i}"));

        foreach (var claim in claims) await Failing.With(PanelErrorCode.LedgerUnavailable, () => claim);
        Assert.Empty(ledger.Read(new LedgerQuery()));
    }

    [Fact]
    public async Task A_commit_that_fails_is_that_of_all_and_nothing_is_sent()
    {
        using var ledger = Folder.Open(new LedgerSettings { BusyTimeout = 200 });
        var orders = Orders(ledger);
        using (var other = new LedgerConnection(Folder.FileName))
        {
            other.Execute("BEGIN");
            other.Number("SELECT count(*) FROM orders");

            var placing = Enumerable.Range(0, Many).Select(i => orders.PlaceAsync(Make.Request(i), $"A-{i}")).ToList();

            foreach (var order in placing)
            {
                var error = await Failing.With(PanelErrorCode.LedgerUnavailable, () => order);
                Assert.Contains("is locked", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Empty(Panel.Requests);
        Assert.Empty(ledger.Read(new LedgerQuery()));
        var placed = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => orders.PlaceAsync(Make.Request(i), $"A-{i}")));
        Assert.Equal(Many, placed.Count(order => !order.AlreadyPlaced));
    }

    [Fact]
    public async Task A_full_disk_in_the_middle_keeps_what_was_reported()
    {
        using (Folder.Open())
        {
        }

        var pages = (long)Folder.Scalar("PRAGMA page_count")!;
        using var ledger = Folder.Open(new LedgerSettings { MaximumPages = (int)pages + 4 });
        var kept = new List<string>();
        PanelException? full = null;
        for (var round = 0; full is null && round < 100; round++)
        {
            var number = round * Many;
            var claims = await Together(ledger, i => ledger.Claim(Make.Request(number + i), $"A-{number + i}"));
            kept.AddRange(claims.Where(claim => claim.IsCompletedSuccessfully).Select(claim => claim.Result.Order.Reference!));
            full = claims.FirstOrDefault(claim => claim.IsFaulted)?.Exception!.InnerException as PanelException;
        }

        Assert.Contains("the disk is full", full!.Message, StringComparison.Ordinal);
        Assert.Equal(kept.Order(), ledger.Read(new LedgerQuery()).Select(order => order.Reference).Order());
        Assert.Equal("ok", Folder.Scalar("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_closed_ledger_answers_every_call()
    {
        var ledger = Folder.Open();
        ledger.Dispose();

        var claims = Enumerable.Range(0, Many).Select(i => LedgerQueue.Of(ledger).WriteAsync(() => ledger.Claim(Make.Request(i), $"A-{i}")));

        foreach (var claim in claims.ToList())
        {
            var error = await Failing.With(PanelErrorCode.LedgerUnavailable, () => claim);
            Assert.Contains("is closed", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Many_orders_at_once_are_each_placed_once(string kind)
    {
        var ledger = Ledger(kind);
        var orders = Orders(ledger);

        var placed = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => orders.PlaceAsync(Make.Request(i), $"A-{i}")));
        var again = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => orders.PlaceAsync(Make.Request(i), $"A-{i}")));

        Assert.Equal(200, Panel.Panel.Orders.Count);
        Assert.Equal(placed.Select(order => order.OrderId), again.Select(order => order.OrderId));
        Assert.All(again, order => Assert.True(order.AlreadyPlaced));
    }

    // Waits until the call was made, but not for its commit.
    private static Task Run(Action<Func<object, object>> start)
    {
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        start(result =>
        {
            made.SetResult();
            return result;
        });
        return made.Task;
    }

    // Starts the calls while the queue is held up, so that they share one transaction.
    private static async Task<List<Task<T>>> Together<T>(IOrderLedger ledger, Func<int, T> call)
    {
        using var start = new ManualResetEventSlim();
        var queue = LedgerQueue.Of(ledger);
        var first = queue.ReadAsync(() => start.Wait(TimeSpan.FromMinutes(1)));
        var calls = Enumerable.Range(0, Many).Select(i => queue.WriteAsync(() => call(i))).ToList();
        start.Set();
        Assert.True(await first);
        await Task.WhenAny(Task.WhenAll(calls));
        return calls;
    }

    private uint Commits() => LedgerHeader.Read(Folder.FileName).Commits;

    private void FailOn(string reference, string how) => Folder.Execute(
        $"CREATE TRIGGER failing BEFORE INSERT ON orders WHEN NEW.reference = '{reference}' BEGIN SELECT RAISE({how}, 'injected'); END");
}
