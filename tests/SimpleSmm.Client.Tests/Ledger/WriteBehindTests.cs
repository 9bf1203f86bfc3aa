using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger;

namespace SimpleSmm.Tests.Ledger;

/// <summary>What a panel answered is written in the background: in order, all of it, and never at the cost of the answers.</summary>
public sealed class WriteBehindTests
{
    private readonly ConcurrentQueue<int[]> _written = new();

    [Fact]
    public async Task Everything_is_written_in_order()
    {
        var notes = new WriteBehind<string>(Write);
        for (var i = 0; i < 500; i++) notes.Add([Text(2 * i), Text((2 * i) + 1)]);
        await notes.Done;

        Assert.Equal(Enumerable.Range(0, 1000), _written.SelectMany(items => items));
        Assert.Null(notes.Fault);
    }

    [Fact]
    public async Task Answers_that_arrive_during_a_write_are_written_together_next()
    {
        using var gate = new SemaphoreSlim(0);
        var notes = new WriteBehind<string>(items => Write(items, gate));
        notes.Add(["1"]);
        await Eventually.Is(() => _written.Count == 1);
        notes.Add(["2"]);
        notes.Add(["3", "4"]);
        gate.Release(2);
        await notes.Done;

        Assert.Equal([[1], [2, 3, 4]], _written);
    }

    [Fact]
    public async Task To_add_waits_for_nothing_and_done_waits_for_all()
    {
        using var gate = new SemaphoreSlim(0);
        var notes = new WriteBehind<string>(items => Write(items, gate));
        notes.Add(["1"]);
        notes.Add(["2"]);
        var done = notes.Done;
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(done.IsCompleted);
        gate.Release(2);
        await done;

        Assert.Equal([1, 2], _written.SelectMany(items => items));
    }

    [Fact]
    public async Task An_empty_record_is_not_written()
    {
        var notes = new WriteBehind<string>(Write);
        Assert.True(notes.Done.IsCompleted);
        notes.Add([]);
        await notes.Done;
        Assert.Empty(_written);
    }

    [Fact]
    public async Task Work_begins_again_after_it_was_done()
    {
        var notes = new WriteBehind<string>(Write);
        for (var i = 0; i < 20; i++)
        {
            notes.Add([Text(i)]);
            await notes.Done;
            Assert.Equal(i + 1, _written.Count);
        }
    }

    [Fact]
    public async Task It_is_behind_from_five_thousand_on()
    {
        using var gate = new SemaphoreSlim(0);
        var notes = new WriteBehind<string>(items => Write(items, gate));
        notes.Add(["0"]);
        await Eventually.Is(() => _written.Count == 1);
        notes.Add([.. Enumerable.Repeat("1", 4_999)]);
        Assert.False(notes.IsBehind);
        notes.Add(["1"]);
        Assert.True(notes.IsBehind);
        gate.Release(2);
        await notes.Done;
        Assert.False(notes.IsBehind);
    }

    [Fact]
    public async Task The_first_failure_is_kept_and_the_rest_is_still_tried()
    {
        var notes = new WriteBehind<string>(items =>
        {
            Write(items);
            if (items[0] is "1" or "2") throw new PanelException(PanelErrorCode.LedgerUnavailable, $"No {items[0]}.");
        });
        foreach (var item in (string[])["1", "2", "3"])
        {
            notes.Add([item]);
            await notes.Done;
        }

        Assert.Equal([1, 2, 3], _written.SelectMany(items => items));
        Assert.Equal("No 1.", notes.Fault!.Message);
    }

    [Fact]
    public async Task An_unexpected_failure_is_handled_like_the_others()
    {
        var notes = new WriteBehind<string>(items =>
        {
            Write(items);
            if (items[0] == "1") throw new InvalidOperationException("A mistake.");
        });
        notes.Add(["1"]);
        await notes.Done;
        notes.Add(["2"]);
        await notes.Done;

        Assert.Equal([1, 2], _written.SelectMany(items => items));
        Assert.Equal(PanelErrorCode.LedgerUnavailable, notes.Fault!.Code);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Write(IReadOnlyList<string> items) => _written.Enqueue([.. items.Select(item => int.Parse(item, CultureInfo.InvariantCulture))]);

    private void Write(IReadOnlyList<string> items, SemaphoreSlim gate)
    {
        Write(items);
        gate.Wait();
    }
}
