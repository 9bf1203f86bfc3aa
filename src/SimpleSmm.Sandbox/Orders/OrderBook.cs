using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Life;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>All orders of the account, and which of them are to give money back next.</summary>
internal sealed class OrderBook(ExistingOrders existing, int seed, long firstId)
{
    private const int CancelDelay = 30;

    private readonly Dictionary<long, Order> _held = [];
    private readonly List<Order> _placed = [];
    private readonly SortedSet<(DateTimeOffset EndsAt, long Id)> _open = [];

    public IReadOnlyList<Order> Placed => _placed;

    public Order? Find(long id) => _held.TryGetValue(id, out Order? order) ? order : existing.Find(id);

    public Order Place(OrderDraft draft, DateTimeOffset now)
    {
        var id = firstId + _placed.Count;
        var order = new Order(id, draft, now, LifePlanner.Draw(new Chance(seed, id), draft.Total, draft.DripFeed));
        _placed.Add(order);
        Hold(order);
        return order;
    }

    /// <summary>Asks for an order to be canceled, which takes a few minutes.</summary>
    public void Cancel(Order order, DateTimeOffset now)
    {
        _open.Remove((order.EndsAt, order.Id));
        order.CancelAt(now + TimeSpan.FromSeconds(new Chance(seed, order.Id).Between(CancelDelay, 60, 300)));
        Hold(order);
    }

    public bool IsActive(string link, DateTimeOffset now)
    {
        foreach ((DateTimeOffset endsAt, var id) in _open)
        {
            if (endsAt > now && _held[id].Draft.Link == link)
                return true;
        }

        return false;
    }

    /// <summary>The money that orders ended since the last call give back; each order gives it back once.</summary>
    public decimal CollectRefunds(DateTimeOffset now)
    {
        decimal refunds = 0;
        while (_open.Count > 0 && _open.Min.EndsAt <= now)
        {
            (DateTimeOffset EndsAt, long Id) ended = _open.Min;
            _open.Remove(ended);
            Order order = _held[ended.Id];
            refunds += order.Refund(order.At(now));
        }

        return refunds;
    }

    private void Hold(Order order)
    {
        _held[order.Id] = order;
        _open.Add((order.EndsAt, order.Id));
    }
}
