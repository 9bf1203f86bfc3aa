using System;
using System.Collections.Generic;

namespace SimpleSmm.Waiting;

/// <summary>
/// Plans when to poll which orders. An order is due after the polling interval: a fixed one, or a fifth of the order's age, at least 10
/// seconds and at most 5 minutes, so that newer orders are polled more often. A round begins when the first order is due. It includes the
/// orders that are due within a quarter of their own interval. The orders that are due next fill the last request up.
/// </summary>
internal sealed class PollingPlan(TimeSpan? interval, int ordersPerRequest)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Returns the time at which the next round begins.</summary>
    public static DateTimeOffset Next(IEnumerable<WaitedOrder> orders)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var order in orders)
        {
            if (order.Due < next) next = order.Due;
        }

        return next;
    }

    /// <summary>Returns the orders of the round that begins now, in the sequence in which they were added.</summary>
    public List<WaitedOrder> Take(IEnumerable<WaitedOrder> orders, DateTimeOffset now)
    {
        var round = new List<WaitedOrder>();
        var rest = new List<WaitedOrder>();
        foreach (var order in orders) (order.Due - order.Slack <= now ? round : rest).Add(order);

        var room = (ordersPerRequest - (round.Count % ordersPerRequest)) % ordersPerRequest;
        rest.Sort((one, other) => one.Due != other.Due ? one.Due.CompareTo(other.Due) : one.Place.CompareTo(other.Place));
        round.AddRange(rest.GetRange(0, Math.Min(room, rest.Count)));
        round.Sort((one, other) => one.Place.CompareTo(other.Place));
        return round;
    }

    /// <summary>Sets the time of the next poll of an order that was polled in the current round.</summary>
    public void Postpone(WaitedOrder order, DateTimeOffset now)
    {
        var time = IntervalOf(order, now);
        order.Due = now + time;
        order.Slack = TimeSpan.FromTicks(time.Ticks / 4);
    }

    /// <summary>Returns the time between two polls of an order.</summary>
    public TimeSpan IntervalOf(WaitedOrder order, DateTimeOffset now) =>
        interval ?? Clamp(TimeSpan.FromTicks((now - order.PlacedAt).Ticks / 5));

    private static TimeSpan Clamp(TimeSpan time) => time < Shortest ? Shortest : time > Longest ? Longest : time;
}
