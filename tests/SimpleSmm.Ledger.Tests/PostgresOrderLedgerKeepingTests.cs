using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Storage;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests;

/// <summary>What the panel answered while the server was away is kept on this machine, and recorded at the next connection.</summary>
public sealed class PostgresOrderLedgerKeepingTests : LedgerTest
{
    [Fact]
    [Trait("Fault", "Fleet: a server that stays away after the answer")]
    public async Task An_answer_that_was_not_recorded_is_recorded_at_the_next_connection()
    {
        using var server = PostgresServer.StartNew();
        var database = PostgresDatabase.Create(server);
        OrderNotRecordedException placed, rejected;
        using (var ledger = database.Open(patience: TimeSpan.Zero))
        {
            placed = await NotRecordedAsync(server, ledger, "A-1");
            server.Start();
            Panel.Faults.Next(Fault.Error($"Not enough funds on balance of {Key}"));
            Assert.Equal(OrderOutcome.Placed, ledger.Find("A-1")!.Outcome);
            var note = Assert.Single(NotesOf(ledger));
            Assert.Contains($"'A-1' was placed as order {placed.Placed!.OrderId} while", note, StringComparison.Ordinal);
            rejected = await NotRecordedAsync(server, ledger, "A-2");
        }

        var file = FileOf(database);
        Assert.Contains($"kept in '{file}'", placed.Message, StringComparison.Ordinal);
        Assert.Contains($"kept in '{file}'", rejected.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, File.ReadAllText(file), StringComparison.Ordinal);
        server.Start();
        using (var next = database.Open())
        {
            Assert.Contains("'A-2' was not placed", Assert.Single(NotesOf(next)), StringComparison.Ordinal);
            Assert.Equal((OrderOutcome.Placed, placed.Placed!.OrderId), (next.Find("A-1")!.Outcome, next.Find("A-1")!.OrderId));
            Assert.Equal(OrderOutcome.Rejected, next.Find("A-2")!.Outcome);
            Assert.Contains("funds", next.Find("A-2")!.Reason, StringComparison.Ordinal);
        }

        using var later = database.Open();
        Assert.Empty(NotesOf(later));
        Assert.Empty(File.ReadAllText(file));
        Assert.Equal(2, Panel.Requests.Count);
    }

    [Fact]
    [Trait("Fault", "Fleet: workers that are killed while an answer waits for the server")]
    public async Task Two_killed_workers_leave_their_answers_to_the_next_two()
    {
        using var server = PostgresServer.StartNew();
        var database = PostgresDatabase.Create(server);
        database.Open().Dispose();
        var file = FileOf(database);
        Panel.Latency = TimeSpan.FromSeconds(2);
        using (var first = new Worker("place at panel", database.Text, "1", "1", Panel.Uri.ToString(), Key))
        using (var second = new Worker("place at panel", database.Text, "2", "1", Panel.Uri.ToString(), Key))
        {
            while (Panel.Requests.Count < 2) await Task.Delay(10);
            server.Stop();
            Assert.True(SpinWait.SpinUntil(() => LinesOf(file) == 2, TimeSpan.FromSeconds(30)), "Nothing was kept.");
            first.Kill();
            second.Kill();
        }

        server.Start();

        // Another machine does not have the file.
        File.Move(file, file + ".hidden");
        using (var other = database.Open()) Assert.Equal(LedgerClaimKind.Unknown, other.Claim(Make.Request(1), "R-1").Kind);
        File.Move(file + ".hidden", file);
        var notes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var next = database.Open();
            Assert.Equal(OrderOutcome.Placed, next.Find("R-1")!.Outcome);
            Assert.Equal(OrderOutcome.Placed, next.Find("R-2")!.Outcome);
            return NotesOf(next);
        })));

        Assert.Equal(2, notes.Sum(some => some.Count));
        Assert.Equal(2, Panel.Panel.Orders.Count);
        using var ledger = database.Open();
        Assert.Equal(
            Panel.Panel.Orders.Select(order => (long?)order.Id).Order(),
            ledger.Read(new LedgerQuery()).Select(order => order.OrderId).Order());
    }

    [Theory]
    [Trait("Fault", "Fleet: an order that a person settled before its kept answer came")]
    [InlineData("not placed", "settled otherwise in the ledger (Rejected)")]
    [InlineData("another id", "settled otherwise in the ledger (Placed as order 8)")]
    [InlineData("the same id", "recorded this already")]
    [InlineData("removed", "not in the ledger any more")]
    [InlineData("sent again", "settled otherwise in the ledger (Placed as order 9)")]
    public void A_kept_answer_changes_nothing_that_was_settled_meanwhile(string how, string note)
    {
        var database = PostgresDatabase.Create();
        KeptAnswer? answer = null;
        database.OpenFor(worker => answer = AnswerTo(worker, "A-1", 7));
        using var other = database.Open();
        other.Find("A-1");
        if (how is "not placed" or "sent again") other.Resolve("A-1", null);
        if (how == "sent again") Make.Placed(other, "A-1", 9);
        if (how == "another id") other.Resolve("A-1", 8);
        if (how == "the same id") other.Resolve("A-1", 7);
        if (how == "removed") other.Remove("A-1", evenUnfinished: true);
        var before = other.Find("A-1");

        ((IAnswerKeeper)other).Keep(answer!);
        using var next = database.Open();

        Assert.Contains(note, Assert.Single(NotesOf(next)), StringComparison.Ordinal);
        Assert.Equal((before?.Outcome, before?.OrderId), (next.Find("A-1")?.Outcome, next.Find("A-1")?.OrderId));
        Assert.Empty(File.ReadAllText(FileOf(database)));
    }

    [Fact]
    public void An_answer_that_was_recorded_after_all_is_not_said()
    {
        var database = PostgresDatabase.Create();
        using var ledger = database.Open();
        var claim = ledger.Claim(Make.Request(), "A-1");
        ((IAnswerKeeper)ledger).Keep(Placed(claim, 7));
        ledger.SettlePlaced(claim, new Order { OrderId = 7 });
        ledger.Release(claim);

        using var next = database.Open();

        Assert.Empty(NotesOf(next));
        Assert.Empty(File.ReadAllText(FileOf(database)));
    }

    [Fact]
    [Trait("Fault", "Fleet: a server that does not take a kept answer")]
    public void An_answer_that_is_refused_stays_and_the_others_are_recorded()
    {
        var database = PostgresDatabase.Create();
        database.OpenFor(worker =>
        {
            ((IAnswerKeeper)worker).Keep(AnswerTo(worker, "A-1", 7));
            ((IAnswerKeeper)worker).Keep(AnswerTo(worker, "A-2", 8));
        });
        database.Execute("CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE insufficient_privilege; END'; "
            + "CREATE TRIGGER no BEFORE UPDATE ON simplesmm.orders FOR EACH ROW WHEN (NEW.order_id = 7) EXECUTE FUNCTION no()");
        using (var refused = database.Open())
        {
            Assert.Contains("could not be recorded yet", NotesOf(refused)[0], StringComparison.Ordinal);
            Assert.Equal(OrderOutcome.Unknown, refused.Find("A-1")!.Outcome);
            Assert.Equal(8, refused.Find("A-2")!.OrderId);
        }

        database.Execute("DROP TRIGGER no ON simplesmm.orders");
        using var next = database.Open();
        Assert.Contains("'A-1' was placed", Assert.Single(NotesOf(next)), StringComparison.Ordinal);
        Assert.Equal(7, next.Find("A-1")!.OrderId);
    }

    [Fact]
    [Trait("Fault", "Fleet: a server that is away after the answer to refills")]
    public void The_answers_to_refills_are_kept_too()
    {
        using var server = PostgresServer.StartNew();
        var database = PostgresDatabase.Create(server);
        using (var worker = database.Open(patience: TimeSpan.Zero))
        {
            var claim = worker.ClaimActions("refill", [1, 2, 3], evenUnknown: false);
            server.Stop();
            var error = Assert.Throws<PanelException>(() => worker.EndActions(claim, [2]));
            Assert.Contains($"kept in '{FileOf(database)}'", error.Message, StringComparison.Ordinal);
        }

        server.Start();
        using var next = database.Open();
        Assert.Contains("'refill' of the orders 1, 3", Assert.Single(NotesOf(next)), StringComparison.Ordinal);
        var refused = Assert.Single(next.ClaimActions("refill", [1, 2, 3], evenUnknown: false).Refused);
        Assert.Equal((2L, true), (refused.OrderId, refused.IsUnknown));
    }

    private async Task<OrderNotRecordedException> NotRecordedAsync(PostgresServer server, IOrderLedger ledger, string reference)
    {
        using var handler = new AnsweredHandler(server.Stop);
        return await Assert.ThrowsAsync<OrderNotRecordedException>(
            () => Orders(ledger, handler: handler).PlaceAsync(Make.Request(), reference));
    }

    private static KeptAnswer AnswerTo(PostgresOrderLedger ledger, string reference, long id) =>
        Placed(ledger.Claim(Make.Request(), reference), id);

    private static KeptAnswer Placed(LedgerClaim claim, long id) => new(claim.Token)
    {
        Reference = claim.Order.Reference, Outcome = OrderOutcome.Placed, OrderId = id,
    };

    private static IReadOnlyList<string> NotesOf(PostgresOrderLedger ledger) => ((IAnswerKeeper)ledger).TakeNotes();

    private static string FileOf(PostgresDatabase database) =>
        new AnswerJournal(LedgerServer.Parse(database.Text).Name, Temporary.Panel).Path!;

    private static int LinesOf(string file)
    {
        try
        {
            return File.ReadLines(file).Count(line => line.EndsWith('}'));
        }
        catch (IOException)
        {
            // It is being written.
            return 0;
        }
    }
}
