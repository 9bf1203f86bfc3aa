using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Lifecycle;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox.Refills;

/// <summary>
/// Takes refill requests. An order may be refilled when its service says so, when it is Completed or Partial (the delivered part of a
/// Partial order is under the same guarantee), and when no refill of it is under way. Of an order with children each child may be.
/// </summary>
internal sealed class RefillBook(int seed, TimeSpan waitingTime)
{
    private readonly Dictionary<long, Refill> _lastOfOrder = [];
    private readonly List<Refill> _all = [];

    /// <summary>The new refill's id, or null when the order is not eligible.</summary>
    public long? Request(Order order, DateTimeOffset now)
    {
        if (order is not SingleOrder single
            || !order.Service.Refill
            || order.At(now).Stage is not (Stage.Completed or Stage.Partial)
            || now < single.EndsAt + waitingTime
            || (_lastOfOrder.TryGetValue(order.Id, out var last) && !last.IsOver(now)))
        {
            return null;
        }

        var refill = new Refill(seed, _all.Count + 1, now);
        _all.Add(refill);
        _lastOfOrder[order.Id] = refill;
        return refill.Id;
    }

    public Refill? Find(long id) => id >= 1 && id <= _all.Count ? _all[(int)id - 1] : null;
}
