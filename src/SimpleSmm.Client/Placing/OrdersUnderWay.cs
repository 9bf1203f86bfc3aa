using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>
/// Contains the orders that are under way, so that two orders on one link of one service, or with one reference, are never sent at the same
/// time. Thread-safe.
/// </summary>
internal sealed class OrdersUnderWay
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Task> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<(long ServiceId, string Link), Task> _byLink = [];

    /// <summary>Returns a task that ends when no order with the reference is under way.</summary>
    public Task WithReference(string reference) => Last(_byReference, reference);

    /// <summary>Returns a task that ends when no order of the same service on the same link is under way.</summary>
    public Task OnLink(OrderRequest order) => HasLink(order) ? Last(_byLink, LinkOf(order)) : Task.CompletedTask;

    /// <summary>Adds an order until its task ends.</summary>
    public void Add(OrderRequest order, Task underWay)
    {
        if (order.Reference is { } reference) Add(_byReference, reference, underWay);
        if (HasLink(order)) Add(_byLink, LinkOf(order), underWay);
    }

    // The link is compared as the ledger compares it (ActiveOrders).
    private static bool HasLink(OrderRequest order) => !string.IsNullOrWhiteSpace(order.Link);

    private static (long ServiceId, string Link) LinkOf(OrderRequest order) => (order.ServiceId, order.Link);

    private Task Last<TKey>(Dictionary<TKey, Task> orders, TKey key)
        where TKey : notnull
    {
        lock (_gate) return orders.TryGetValue(key, out var last) ? last : Task.CompletedTask;
    }

    private void Add<TKey>(Dictionary<TKey, Task> orders, TKey key, Task underWay)
        where TKey : notnull
    {
        lock (_gate) orders[key] = underWay;
        underWay.ContinueWith(_ => Remove(orders, key, underWay), TaskScheduler.Default);
    }

    private void Remove<TKey>(Dictionary<TKey, Task> orders, TKey key, Task underWay)
        where TKey : notnull
    {
        lock (_gate)
        {
            if (orders.TryGetValue(key, out var last) && last == underWay) orders.Remove(key);
        }
    }
}
