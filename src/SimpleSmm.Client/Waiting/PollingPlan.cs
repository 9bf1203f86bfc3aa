using System;
using System.Collections.Generic;

namespace SimpleSmm.Waiting;

/// <summary>
/// Which orders are looked at when. An order is due after the polling interval: a fixed one, or a fifth of the order's age, at least 10
/// seconds and at most 5 minutes, so that young orders are looked at more often. A round begins when the first order is due. It takes along
/// whatever is due within a quarter of its own interval, and fills the last request up with those that are due next.
/// </summary>
internal sealed class PollingPlan(TimeSpan? interval, int ordersPerRequest)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>When the next round begins.</summary>
    public static DateTimeOffset Next(IEnumerable<WaitedOrder> orders)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var order in orders)
        {
            if (order.Due < next) next = order.Due;
        }

        return next;
    }

    /// <summary>The orders of the round that begins now, in the order in which they came.</summary>
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

    /// <summary>Says when to look again at an order that was looked at in the round that began now.</summary>
    public void Postpone(WaitedOrder order, DateTimeOffset now)
    {
        var time = interval ?? Clamp(TimeSpan.FromTicks((now - order.PlacedAt).Ticks / 5));
        order.Due = now + time;
        order.Slack = TimeSpan.FromTicks(time.Ticks / 4);
    }

    private static TimeSpan Clamp(TimeSpan time) => time < Shortest ? Shortest : time > Longest ? Longest : time;
}
