using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Batching;

/// <summary>How many requests are under way, and in which order their outcomes come.</summary>
public sealed class BatchThrottleTests : PanelTest
{
    [Fact]
    public async Task With_one_at_a_time_a_chunk_is_dealt_with_before_the_next_one_is_sent()
    {
        var seen = 0;

        await foreach (var outcome in BatchedAction.Of("status").Run(Client, BatchedAction.Ids(1, 301), throttleLimit: 1))
        {
            Assert.Equal((seen / 100) + 1, Panel.Requests.Count);
            Assert.Equal(++seen, outcome.Id);
        }

        Assert.Equal(301, seen);
        Assert.Equal(4, Panel.Requests.Count);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Answers_that_overtake_each_other_still_come_in_the_order_of_the_ids(int limit)
    {
        // The first of the requests to arrive is answered last of those under way with it.
        Panel.Faults.Next(Fault.Delay(TimeSpan.FromMilliseconds(400)));
        var ids = Enumerable.Reverse(BatchedAction.Ids(1, 1000)).ToArray();

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, ids, limit);

        Assert.Equal(ids, outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.IsType<OrderStatus>(o.Value));
        Assert.Equal(10, Panel.Requests.Count);
        Assert.Contains(Panel.Requests.Skip(1), r => r.CompletedAt < Panel.Requests[0].CompletedAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task The_panel_never_has_more_requests_at_once_than_the_limit(int limit)
    {
        Panel.Latency = TimeSpan.FromMilliseconds(15);

        await BatchedAction.Of("status").RunToEnd(Client, BatchedAction.Ids(1, 1000), limit);

        Assert.Equal(10, Panel.Requests.Count);
        foreach (var request in Panel.Requests)
        {
            var atThatMoment = Panel.Requests.Count(other => other.ReceivedAt <= request.ReceivedAt && other.CompletedAt > request.ReceivedAt);
            Assert.InRange(atThatMoment, 1, limit);
        }
    }

    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(4, 10, 4)]
    [InlineData(16, 10, 10)]
    [InlineData(16, 40, 16)]
    public async Task The_limit_is_made_use_of_and_not_exceeded(int limit, int chunks, int together)
    {
        using var panel = new MeetingPoint(new SandboxPanel(new SandboxOptions { ApiKey = OrdinaryKey, ExistingOrders = 10_000 }), together);
        var client = Connect(handler: panel);

        var outcomes = await BatchedAction.Of("status").RunToEnd(client, BatchedAction.Ids(1, chunks * 100), limit);

        Assert.Equal(BatchedAction.Ids(1, chunks * 100), outcomes.Select(o => o.Id));
        Assert.Equal(together, panel.MostAtOnce);
        Assert.Equal(chunks, panel.Count);
    }

    [Fact]
    public async Task The_clients_own_limit_holds_where_a_call_gives_none()
    {
        using var panel = new MeetingPoint(new SandboxPanel(new SandboxOptions { ApiKey = OrdinaryKey, ExistingOrders = 10_000 }), 3);
        var client = Connect(throttleLimit: 3, handler: panel);

        await BatchedAction.Of("status").RunToEnd(client, BatchedAction.Ids(1, 1000));

        Assert.Equal(3, panel.MostAtOnce);
    }

    [Fact]
    public async Task A_slow_answer_keeps_the_others_waiting_and_not_their_places()
    {
        using var panel = new SlowFirst(new SandboxPanel(new SandboxOptions { ApiKey = OrdinaryKey, ExistingOrders = 10_000 }), until: 13);

        // The first of four is answered when twelve others have been: three places are enough for them.
        var outcomes = await BatchedAction.Of("status").RunToEnd(Connect(handler: panel), BatchedAction.Ids(1, 2000), throttleLimit: 4);

        Assert.Equal(BatchedAction.Ids(1, 2000), outcomes.Select(o => o.Id));
        Assert.Equal(20, panel.Count);
    }

    [Theory]
    [InlineData("refill", 4)]
    [InlineData("status", 16)]
    public async Task A_writer_does_not_send_ahead_of_its_places(string name, int sent)
    {
        using var panel = new SlowFirst(new SandboxPanel(new SandboxOptions { ApiKey = OrdinaryKey, ExistingOrders = 10_000 }), until: int.MaxValue);
        using var stop = new CancellationTokenSource();

        var run = BatchedAction.Of(name).RunToEnd(Connect(handler: panel), BatchedAction.Ids(1, 2000), throttleLimit: 4, stop.Token);
        await panel.Idle(sent);

        Assert.Equal(sent, panel.Count);
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 16)]
    public async Task No_more_ids_are_taken_than_are_held_and_one_chunk_to_follow(int limit, int held)
    {
        using var panel = new MeetingPoint(new SandboxPanel(new SandboxOptions { ApiKey = OrdinaryKey, ExistingOrders = 10_000 }), limit);
        var client = Connect(handler: panel);
        int taken = 0, given = 0, most = 0;
        IEnumerable<long> Count()
        {
            for (var id = 1; id <= 5000; id++)
            {
                most = Math.Max(most, ++taken - given);
                yield return id;
            }
        }

        await foreach (var outcome in BatchedAction.Of("status").Run(client, Count(), limit)) Assert.Equal(++given, outcome.Id);

        Assert.Equal(5000, given);
        Assert.InRange(most, 100 * limit, 100 * (held + 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_limit_below_one_is_refused_before_anything_is_sent(int limit)
    {
        await Failing.With(PanelErrorCode.InvalidField, () => BatchedAction.Of("status").RunToEnd(Client, BatchedAction.Ids(1, 250), limit));

        Assert.Empty(Panel.Requests);
    }
}
