using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Lifecycle;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox.Refills;

/// <summary>
/// Accepts refill requests. An order can be refilled if its service allows it, if it is Completed or Partial (the delivered part is under
/// the same guarantee), and if it does not have an active refill. Of an order with children, each child can be refilled.
/// </summary>
internal sealed class RefillBook(int seed, TimeSpan waitingTime)
{
    private readonly Dictionary<long, Refill> _lastOfOrder = [];
    private readonly List<Refill> _all = [];

    /// <summary>Returns the new refill's id, or null if the order is not eligible.</summary>
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
