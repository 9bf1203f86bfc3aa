using System;
using System.Linq;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Queries;

/// <summary>Each unfinished order has one reader at a time, and the server's clock says how long.</summary>
public sealed class StatusTurnsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly PostgresDatabase _database = Filled(5);

    [Fact]
    public void Blocks_are_divided_and_each_order_is_taken_once()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        using var blocks = first.TakeUnfinished(Hour, 2).GetEnumerator();
        Assert.True(blocks.MoveNext());
        Assert.Equal([1, 2], blocks.Current.Select(order => order.OrderId));

        Assert.Equal([3, 4, 5], Take(second));
        Assert.False(blocks.MoveNext());
    }

    [Fact]
    public void The_turns_of_a_worker_whose_connection_is_gone_are_free_at_once()
    {
        using var second = _database.Open();
        _database.OpenFor(first => Assert.Equal([1, 2, 3, 4, 5], Take(first)));

        Assert.Equal([1, 2, 3, 4, 5], Take(second));
    }

    [Fact]
    public void A_turn_ends_by_the_clock_of_the_server()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        Assert.Equal(5, Take(first).Length);
        Assert.Empty(Take(second));
        var minutes = (decimal)_database.Execute(
            "SELECT min(until - (621355968000000000 + extract(epoch FROM clock_timestamp()) * 10000000)) / 600000000 "
            + "FROM simplesmm.status_turns")!;
        Assert.InRange(minutes, 1, 2);

        _database.Execute("UPDATE simplesmm.status_turns SET until = until - 1200000000 WHERE order_seq <= 3");

        Assert.Equal([1, 2, 3], Take(second));
    }

    [Fact]
    public void What_was_read_is_left_alone_by_others_for_the_round_and_not_by_its_own_session()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        Take(first);
        first.Record([Make.Status(1), Make.Status(2, "Completed", final: true)]);
        first.EndTurns([3], wereRead: true);
        first.EndTurns([4], wereRead: false);

        Assert.Equal([4], Take(second));
        Assert.Equal([1, 3], Take(first));
        first.EndTurns([1, 3, 5], wereRead: false);
        _database.Execute("UPDATE simplesmm.status_turns SET read_at = read_at - 36000000001");
        Assert.Equal([1, 3, 5], Take(second));
    }

    [Fact]
    public void A_wait_gets_the_turns_that_are_due_and_the_statuses_of_the_others()
    {
        using var first = _database.Open();
        using var second = _database.Open();
        first.Record([Make.Status(1, charge: 0.5m, remains: 7), Make.Status(2, "Completed", final: true)]);

        var turns = second.TakeTurns([new(1, Hour), new(2, Hour), new(3, Hour), new(99, Hour)]).OrderBy(turn => turn.OrderId).ToList();

        Assert.Equal([(1, false), (2, false), (3, true)], turns.Select(turn => (turn.OrderId, turn.IsTaken)));
        var known = turns[0].Status!;
        Assert.Equal(("In progress", false, 0.5m, 7L), (known.Status, known.IsFinal, known.Charge, known.Remains));
        Assert.InRange(turns[0].Age!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Assert.True(turns[1].Status!.IsFinal);
        Assert.Equal((false, null, null), first.TakeTurns([new(3, Hour)]).Select(turn => (turn.IsTaken, turn.Status, turn.Age)).Single());
        Assert.True(second.TakeTurns([new(1, TimeSpan.Zero)]).Single().IsTaken);
    }

    private static long[] Take(PostgresOrderLedger ledger) =>
        [.. ledger.TakeUnfinished(Hour, 2).SelectMany(block => block).Select(order => order.OrderId)];

    private static PostgresDatabase Filled(int orders)
    {
        var database = PostgresDatabase.Create();
        using var ledger = database.Open();
        for (var id = 1; id <= orders; id++) Make.Placed(ledger, $"A-{id}", id);
        return database;
    }
}
