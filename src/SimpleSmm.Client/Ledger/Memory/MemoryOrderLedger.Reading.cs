using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Memory;

namespace SimpleSmm;

/// <content>Reads the orders.</content>
public sealed partial class MemoryOrderLedger
{
    /// <inheritdoc />
    public Order? Find(string reference)
    {
        lock (_gate) return _byReference.TryGetValue(reference, out var entry) ? Give(entry) : null;
    }

    /// <inheritdoc />
    public IReadOnlyList<Order> ReadStartingWith(LedgerKey key, string prefix, int maximum)
    {
        var orders = new List<Order>();
        lock (_gate)
        {
            for (var i = _entries.Count - 1; i >= 0 && orders.Count < maximum; i--)
            {
                if (_entries[i].StartsWith(key, prefix)) orders.Add(Give(_entries[i]));
            }
        }

        return orders;
    }

    /// <inheritdoc />
    public IEnumerable<Order> Read(LedgerQuery query)
    {
        var left = query.First ?? int.MaxValue;
        foreach (var entry in query.Last is { } last ? Newest(query, last) : Snapshot(query.Link))
        {
            if (left <= 0) yield break;
            Order? order;
            lock (_gate) order = entry.Fits(query) ? Give(entry) : null;
            if (order is null) continue;
            left--;
            yield return order;
        }
    }

    /// <inheritdoc />
    public IEnumerable<UnfinishedOrder> ReadUnfinished()
    {
        foreach (var entry in Snapshot())
        {
            UnfinishedOrder? order;
            lock (_gate) order = entry.IsUnfinished ? new UnfinishedOrder(entry.OrderId!.Value, entry.SentAt) : null;
            if (order is { } unfinished) yield return unfinished;
        }
    }

    private MemoryEntry[] Newest(LedgerQuery query, int count)
    {
        lock (_gate)
        {
            var fitting = Array.FindAll(Snapshot(query.Link), entry => entry.Fits(query));
            var newest = new MemoryEntry[Math.Min(fitting.Length, count)];
            Array.Copy(fitting, fitting.Length - newest.Length, newest, 0, newest.Length);
            return newest;
        }
    }

    // Sorted, because imported orders may be older than existing ones.
    private MemoryEntry[] Snapshot(string? link = null)
    {
        lock (_gate)
        {
            MemoryEntry[] entries = link is null ? [.. _entries] : _byLink.TryGetValue(link, out var onLink) ? [.. onLink] : [];
            Array.Sort(entries);
            return entries;
        }
    }
}
