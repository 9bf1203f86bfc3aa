using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Contains all orders of the account and the order of their refunds.</summary>
internal sealed class OrderBook(ExistingOrders existing, int seed, long firstId)
{
    private const int CancelDelay = 30;

    private readonly Dictionary<long, SingleOrder> _held = [];
    private readonly List<Order> _placed = [];
    private readonly SortedSet<(DateTimeOffset EndsAt, long Id)> _open = [];

    public IReadOnlyList<Order> Placed => _placed;

    public ParentOrders Parents { get; } = new();

    public Order? Find(long id) =>
        _held.TryGetValue(id, out var order) ? order : Parents.Find(id) ?? (Order?)existing.Find(id);

    public Order Place(OrderDraft draft, DateTimeOffset now)
    {
        var id = firstId + _placed.Count;
        ParentOrder? parent = draft.Subscription is { } terms ? new SubscriptionOrder(id, draft, now, terms, seed)
            : draft.Runs is not null ? new DripFeedOrder(id, draft, now)
            : null;
        if (parent is null)
            return PlaceSingle(draft, now, null);
        _placed.Add(parent);
        Parents.Add(parent);
        return parent;
    }

    public void PlaceChild(ParentOrder parent, OrderDraft draft, DateTimeOffset now) => parent.Add(PlaceSingle(draft, now, parent.Id));

    /// <summary>Requests the cancellation of an order, which takes a few minutes.</summary>
    public void Cancel(Order order, DateTimeOffset now) =>
        Stop(order, now + TimeSpan.FromSeconds(new SeededRandom(seed, order.Id).Between(CancelDelay, 60, 300)));

    /// <summary>Ends an order at a time, unless it ends earlier.</summary>
    public void Stop(Order order, DateTimeOffset moment)
    {
        switch (order)
        {
            case ParentOrder parent:
                Parents.Change(parent, () => parent.CancelAt(moment));
                break;
            case SingleOrder single:
                _open.Remove((single.EndsAt, single.Id));
                single.CancelAt(moment);
                Hold(single);
                break;
        }
    }

    public bool IsActive(string link, DateTimeOffset now)
    {
        foreach ((var endsAt, var id) in _open)
        {
            if (endsAt > now && _held[id].Draft.Link == link)
                return true;
        }

        foreach (var parent in Parents.All)
        {
            if (parent.Draft.Link == link && !parent.At(now).IsFinal)
                return true;
        }

        return false;
    }

    /// <summary>Returns the refunds of the orders that have ended since the last call; each order is refunded once.</summary>
    public decimal CollectRefunds(DateTimeOffset now)
    {
        decimal refunds = 0;
        while (_open.Count > 0 && _open.Min.EndsAt <= now)
        {
            var ended = _open.Min;
            _open.Remove(ended);
            refunds += _held[ended.Id].Refund(now);
        }

        return refunds;
    }

    private SingleOrder PlaceSingle(OrderDraft draft, DateTimeOffset now, long? parentId)
    {
        var id = firstId + _placed.Count;
        var order = new SingleOrder(id, draft, now, LifePlanner.Draw(new SeededRandom(seed, id), draft.Quantity), parentId);
        _placed.Add(order);
        Hold(order);
        return order;
    }

    private void Hold(SingleOrder order)
    {
        _held[order.Id] = order;
        _open.Add((order.EndsAt, order.Id));
    }
}
