using System;
using System.Collections.Generic;
using SimpleSmm.Ledger.Memory;

namespace SimpleSmm;

/// <summary>Keeps a ledger in memory as long as the session exists, for the sandbox, which exists as long.</summary>
/// <param name="panel">The panel account that the orders belong to.</param>
public sealed partial class MemoryOrderLedger(LedgerAccount panel) : IOrderLedger
{
    private readonly object _gate = new();
    private readonly List<MemoryEntry> _entries = [];
    private readonly Dictionary<string, MemoryEntry> _byReference = new(StringComparer.Ordinal);
    private readonly Dictionary<long, MemoryEntry> _byId = [];
    private readonly Dictionary<string, List<MemoryEntry>> _byLink = new(StringComparer.Ordinal);
    private long _next;

    /// <inheritdoc />
    public LedgerAccount Panel { get; } = panel;

    /// <inheritdoc />
    public void RunInTransaction(Action calls)
    {
        lock (_gate) calls();
    }

    /// <inheritdoc />
    public LedgerClaim Claim(OrderRequest order, string reference, string? currency = null)
    {
        lock (_gate)
        {
            if (Peek(order, reference) is { } refusal) return refusal;
            if (_byReference.TryGetValue(reference, out var rejected)) Drop(rejected);
            var entry = Add(new Order(order, reference, Panel.Session) { Currency = currency }, reference);
            entry.Token = OrderReference.Create();
            return new LedgerClaim(LedgerClaimKind.Claimed, Give(entry), entry.Token);
        }
    }

    /// <inheritdoc />
    public LedgerClaim? Peek(OrderRequest order, string reference)
    {
        lock (_gate)
        {
            return _byReference.TryGetValue(reference, out var there) && there.Outcome != OrderOutcome.Rejected
                ? new LedgerClaim(KindOf(there, order), Give(there, there.Outcome == OrderOutcome.Placed))
                : null;
        }
    }

    /// <inheritdoc />
    public bool Renew(LedgerClaim claim)
    {
        lock (_gate)
            return _byReference.TryGetValue(claim.Order.Reference!, out var entry)
                && entry.Token == claim.Token && entry.Outcome == OrderOutcome.Sending;
    }

    /// <inheritdoc />
    public Order SettlePlaced(LedgerClaim claim, Order placed)
    {
        lock (_gate)
        {
            var entry = Settle(claim, OrderOutcome.Placed, null);
            Identify(entry, placed.OrderId);
            entry.Currency = placed.Currency ?? entry.Currency;
            return Give(entry);
        }
    }

    /// <inheritdoc />
    public void SettleRejected(LedgerClaim claim, string reason)
    {
        lock (_gate) Settle(claim, OrderOutcome.Rejected, reason);
    }

    /// <inheritdoc />
    public void SettleUnknown(LedgerClaim claim, string reason)
    {
        lock (_gate) Settle(claim, OrderOutcome.Unknown, reason);
    }

    /// <inheritdoc />
    public void Release(LedgerClaim claim)
    {
        lock (_gate)
        {
            if (_byReference.TryGetValue(claim.Order.Reference!, out var entry)
                && entry.Token == claim.Token && entry.Outcome == OrderOutcome.Sending)
            {
                entry.Outcome = OrderOutcome.Unknown;
            }
        }
    }

    /// <inheritdoc />
    public void Record(IReadOnlyList<OrderStatus> statuses)
    {
        var now = DateTimeOffset.UtcNow;
        ForEach(statuses, status => status.OrderId, (entry, status) => entry.Report(status, now));
    }

    /// <inheritdoc />
    public void Record(IReadOnlyList<Refill> refills)
    {
        var now = DateTimeOffset.UtcNow;
        ForEach(refills, refill => refill.OrderId, (entry, refill) =>
        {
            (entry.RefillId, entry.RefillAt) = (refill.RefillId, now);
            entry.History.AskRefill(refill.RefillId);
        });
    }

    /// <inheritdoc />
    public void Record(IReadOnlyList<Cancellation> cancellations)
    {
        var now = DateTimeOffset.UtcNow;
        ForEach(cancellations, cancellation => cancellation.OrderId, (entry, _) => entry.CancelAt = now);
    }

    /// <inheritdoc />
    public Order Resolve(string reference, long? orderId, bool evenSettled = false, string? note = null)
    {
        lock (_gate)
        {
            var entry = _byReference.TryGetValue(reference, out var there) ? there : null;
            LedgerRules.CheckResolvable(reference, entry is null ? null : Give(entry), evenSettled);
            if (orderId is { } id && _byId.TryGetValue(id, out var other) && other != entry) throw LedgerRules.IdTaken(id, other.Reference);
            (entry!.Outcome, entry.Reason) = LedgerRules.Resolved(orderId, note);
            Identify(entry, orderId);
            entry.Token = "";
            return Give(entry);
        }
    }

    /// <inheritdoc />
    public Order Import(Order order)
    {
        LedgerRules.CheckImport(order);
        lock (_gate)
        {
            if (_byId.TryGetValue(order.OrderId!.Value, out var same)) return Give(same, alreadyPlaced: true);
            if (order.Reference is not null && _byReference.ContainsKey(order.Reference)) throw LedgerRules.Taken(order.Reference);
            var entry = Add(order, order.Reference ?? OrderReference.Create());
            entry.Outcome = OrderOutcome.Placed;
            Identify(entry, order.OrderId);
            return Give(entry);
        }
    }

    /// <inheritdoc />
    public void Remove(string reference, bool evenUnfinished, long? orderId = null)
    {
        lock (_gate)
        {
            if (_byReference.TryGetValue(reference, out var entry) && orderId is not null && entry.OrderId != orderId) entry = null;
            LedgerRules.CheckRemovable(reference, entry is null ? null : Give(entry), evenUnfinished);
            Drop(entry!);
        }
    }

    /// <inheritdoc />
    public int RemoveFinished(DateTimeOffset before)
    {
        lock (_gate)
        {
            var old = _entries.FindAll(entry => entry.IsFinished && entry.SentAt < before);
            foreach (var entry in old) Drop(entry);
            return old.Count;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Does nothing, because no resource is open and callers with the session may continue to use the ledger.
    }

    private static LedgerClaimKind KindOf(MemoryEntry there, OrderRequest order) =>
        LedgerRules.KindOf(there.Outcome, there.Sent.HasFieldsOf(order));

    private MemoryEntry Add(Order order, string reference)
    {
        var entry = new MemoryEntry(order, reference, _next++);
        _byReference.Add(reference, entry);
        _entries.Add(entry);
        if (order.Link is null) return entry;
        if (!_byLink.TryGetValue(order.Link, out var onLink)) _byLink.Add(order.Link, onLink = []);
        onLink.Add(entry);
        return entry;
    }

    private void Identify(MemoryEntry entry, long? orderId)
    {
        ForgetId(entry);
        entry.Identify(orderId);
        if (orderId is { } id) _byId[id] = entry;
    }

    private void ForgetId(MemoryEntry entry)
    {
        if (entry.OrderId is { } id && _byId.TryGetValue(id, out var named) && named == entry) _byId.Remove(id);
    }

    private void Drop(MemoryEntry entry)
    {
        ForgetId(entry);
        _byReference.Remove(entry.Reference);
        _entries.Remove(entry);
        if (entry.Sent.Link is { } link) _byLink[link].Remove(entry);
    }

    private MemoryEntry Settle(LedgerClaim claim, string state, string? reason)
    {
        if (!_byReference.TryGetValue(claim.Order.Reference!, out var entry) || entry.Token != claim.Token
            || entry.Outcome is not (OrderOutcome.Sending or OrderOutcome.Unknown))
        {
            throw LedgerRules.NotYours(claim);
        }

        (entry.Outcome, entry.Reason) = (state, reason);
        return entry;
    }

    private void ForEach<T>(IReadOnlyList<T> items, Func<T, long> idOf, Action<MemoryEntry, T> write)
    {
        lock (_gate)
        {
            foreach (var item in items)
            {
                if (_byId.TryGetValue(idOf(item), out var entry)) write(entry, item);
            }
        }
    }

    private Order Give(MemoryEntry entry, bool alreadyPlaced = false) => entry.ToOrder(Panel.Session, alreadyPlaced);
}
