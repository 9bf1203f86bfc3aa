using System;
using System.Collections.Generic;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>A ledger whose disk is full at a chosen moment.</summary>
internal sealed class FailingLedger(IOrderLedger ledger, bool claims = true, bool settles = true, Action? duringClaim = null) : IOrderLedger
{
    public LedgerAccount Panel => ledger.Panel;

    public void RunInTransaction(Action calls) => ledger.RunInTransaction(calls);

    public LedgerClaim? Peek(OrderRequest order, string reference) => ledger.Peek(order, reference);

    public LedgerClaim Claim(OrderRequest order, string reference, string? currency = null)
    {
        duringClaim?.Invoke();
        return claims ? ledger.Claim(order, reference, currency) : throw Full();
    }

    public bool Renew(LedgerClaim claim) => ledger.Renew(claim);

    public Order SettlePlaced(LedgerClaim claim, Order placed) => settles ? ledger.SettlePlaced(claim, placed) : throw Full();

    public void SettleRejected(LedgerClaim claim, string reason)
    {
        if (!settles) throw Full();
        ledger.SettleRejected(claim, reason);
    }

    public void SettleUnknown(LedgerClaim claim, string reason)
    {
        if (!settles) throw Full();
        ledger.SettleUnknown(claim, reason);
    }

    public void Release(LedgerClaim claim) => ledger.Release(claim);

    public Order? Find(string reference) => ledger.Find(reference);

    public IEnumerable<Order> Read(LedgerQuery query) => ledger.Read(query);

    public IReadOnlyList<Order> ReadStartingWith(LedgerKey key, string prefix, int maximum) => ledger.ReadStartingWith(key, prefix, maximum);

    public IEnumerable<UnfinishedOrder> ReadUnfinished() => ledger.ReadUnfinished();

    public void Record(IReadOnlyList<OrderStatus> statuses) => ledger.Record(statuses);

    public void Record(IReadOnlyList<Refill> refills) => ledger.Record(refills);

    public void Record(IReadOnlyList<Cancellation> cancellations) => ledger.Record(cancellations);

    public void Record(IReadOnlyList<RefillRefusal> refusals) => ledger.Record(refusals);

    public void Record(IReadOnlyList<RefillStatus> statuses) => ledger.Record(statuses);

    public void Record(AccountBalance balance) => ledger.Record(balance);

    public IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query) => ledger.Measure(query);

    public IReadOnlyList<StatusCount> CountStatuses(DateTimeOffset? since) => ledger.CountStatuses(since);

    public IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since) => ledger.ReadBalances(since);

    public Order Resolve(string reference, long? orderId, bool evenSettled = false, string? note = null) =>
        ledger.Resolve(reference, orderId, evenSettled, note);

    public Order Import(Order order) => ledger.Import(order);

    public void Remove(string reference, bool evenUnfinished, long? orderId = null) => ledger.Remove(reference, evenUnfinished, orderId);

    public int RemoveFinished(DateTimeOffset before) => ledger.RemoveFinished(before);

    public void Dispose() => ledger.Dispose();

    private static PanelException Full() => new(PanelErrorCode.LedgerUnavailable, "The disk is full.");
}
