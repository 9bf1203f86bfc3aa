using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Waiting;

/// <summary>Who is looked at when: the documented plan, worked out here a second time and asked of the panel's own records.</summary>
public sealed class PollingPlanTests : WaitTest
{
    private static readonly string[] Final = ["Completed", "Partial", "Canceled"];

    [Fact]
    public async Task A_thousand_orders_cost_the_requests_of_the_plan_and_end_at_the_poll_after_their_end()
    {
        var ids = await PlaceAsync(1000);
        var start = Panel.Panel.Clock.Now;
        var endedBefore = new Dictionary<long, int>();
        var expected = new List<string>();
        var expectedDelays = new List<TimeSpan>();
        var round = 0;

        // What a look at this moment must ask for: all that had not ended at the look before, 100 a request.
        void Look()
        {
            foreach (var chunk in ids.Where(id => !endedBefore.ContainsKey(id)).Chunk(100)) expected.Add(string.Join(',', chunk));
            foreach (var order in Panel.Panel.Orders.Where(o => Final.Contains(o.Status))) endedBefore.TryAdd(order.Id, round);
            round++;
            var fifth = TimeSpan.FromTicks((Panel.Panel.Clock.Now - start).Ticks / 5);
            expectedDelays.Add(fifth < TimeSpan.FromSeconds(10) ? TimeSpan.FromSeconds(10) : fifth > TimeSpan.FromMinutes(5) ? TimeSpan.FromMinutes(5) : fifth);
        }

        Look();
        OnRound = Look;
        var wait = Wait();
        foreach (var id in ids) Assert.True(wait.Add(id));
        var over = new List<(long Id, int Round)>();
        await foreach (var look in wait.RunAsync())
        {
            if (look.IsOver) over.Add((look.OrderId, round - 1));
        }

        Assert.Equal(expected, Sent());
        Assert.Equal(expectedDelays.SkipLast(1), Delays);
        Assert.Equal(1000, over.Count);
        Assert.All(over, o => Assert.Equal(endedBefore[o.Id], o.Round));
        Assert.Equal(0, wait.Count);
        Assert.True(round > 10);
    }

    [Fact]
    public async Task A_fixed_interval_is_kept()
    {
        var ids = await PlaceAsync(3);
        var wait = Wait(interval: TimeSpan.FromMinutes(7));
        foreach (var id in ids) wait.Add(id);

        await RunAsync(wait);

        Assert.All(Delays, delay => Assert.Equal(TimeSpan.FromMinutes(7), delay));
        Assert.Equal(Delays.Count + 1, Panel.Requests.Count);
    }

    [Fact]
    public async Task Old_orders_are_looked_at_every_five_minutes_and_young_ones_more_often()
    {
        var ids = await PlaceAsync(202);
        var wait = Wait(timeout: TimeSpan.FromMinutes(4));
        var now = Panel.Panel.Clock.Now;
        foreach (var id in ids.Take(101)) wait.Add(id, now.AddDays(-1));
        foreach (var id in ids.Skip(101).Take(100)) wait.Add(id, now);

        await RunAsync(wait);

        // The first round is everybody's, then the hundred young ones are due alone until the last look, which is everybody's again.
        Assert.Equal([100, 100, 1], Panel.Requests.Take(3).Select(r => (r["orders"] ?? r["order"]!).Split(',').Length));
        var between = Panel.Requests.Skip(3).TakeWhile(r => !r["orders"]!.StartsWith(ids[0] + ",", StringComparison.Ordinal)).ToArray();
        Assert.True(between.Length >= 5);
        Assert.All(between, request => Assert.Equal(string.Join(',', ids.Skip(101).Take(100)), request["orders"]));
    }

    [Fact]
    public async Task A_request_with_room_takes_along_who_is_due_next()
    {
        var ids = await PlaceAsync(120);
        var wait = Wait(timeout: TimeSpan.FromSeconds(15));
        var now = Panel.Panel.Clock.Now;
        for (var i = 0; i < 20; i++) wait.Add(ids[i], now.AddHours(-1));
        for (var i = 20; i < 120; i++) wait.Add(ids[i], now.AddSeconds(-i));
        wait.Add(ids[0]);

        await RunAsync(wait);

        // The ten-second ones are due: 31 of them (age below 50), and a request has room for 100, so 69 more go along; the old ones last.
        var second = Panel.Requests[2]["orders"]!.Split(',');
        Assert.Equal(ids.Skip(20).Take(100).Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)), second);
    }

    [Fact]
    public async Task An_order_is_waited_for_once_however_often_it_is_given()
    {
        var id = (await PlaceAsync(1))[0];
        var wait = Wait();

        Assert.True(wait.Add(id));
        Assert.False(wait.Add(id));

        Assert.Single(await RunAsync(wait), look => look.IsOver);
    }

    [Fact]
    public async Task Nothing_to_wait_for_is_no_request()
    {
        Assert.Empty(await RunAsync(Wait()));
        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task The_next_look_is_one_number_that_any_thread_may_read()
    {
        var now = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        var seen = new List<DateTimeOffset>();
        OrderWait? wait = null;
        wait = new OrderWait(Client, new OrderWaitOptions
        {
            Now = () => now,
            Delay = (time, _) =>
            {
                seen.Add(wait!.NextLook);
                now += time;
                Panel.Panel.Clock.Advance(TimeSpan.FromDays(30));
                return Task.CompletedTask;
            },
        });
        foreach (var id in await PlaceAsync(1)) wait.Add(id, now.AddSeconds(-1));

        await RunAsync(wait);

        Assert.NotEmpty(seen);
        Assert.All(seen, next => Assert.Equal(TimeSpan.Zero, next.Offset));
        Assert.Equal(now.UtcDateTime, seen[^1].UtcDateTime);
    }
}
