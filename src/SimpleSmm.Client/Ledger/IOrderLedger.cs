using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>
/// Represents the stored orders of one panel account, so that an order with a given reference is sent at most once, whichever process runs
/// it. Thread-safe, also between processes that use the same ledger. It never contains a key. <see cref="LedgeredOrders"/> implements the
/// protocol of placing an order.
/// </summary>
/// <remarks>
/// Every method fails with <see cref="PanelErrorCode.LedgerUnavailable"/> if the ledger cannot be read or written. Calls are local and
/// short; they wait up to a few seconds if another process locks the ledger. Orders are returned oldest first.
/// </remarks>
public interface IOrderLedger : IDisposable
{
    /// <summary>Gets the panel account that this ledger belongs to.</summary>
    LedgerAccount Panel { get; }

    /// <summary>
    /// Runs several calls to this ledger as one transaction, which waits for the disk once. Each call succeeds or fails by itself. What
    /// the calls return is valid when this method has returned. If it throws, nothing of them is in the ledger; release the claims then.
    /// </summary>
    /// <param name="calls">
    /// Makes the calls on this thread, and handles their exceptions. Other threads and processes wait meanwhile, so it should be short.
    /// </param>
    void RunInTransaction(Action calls);

    /// <summary>
    /// Claims a reference for an order that is about to be sent. Of all concurrent callers, one gets <see cref="LedgerClaimKind.Claimed"/>;
    /// the order is then on disk as <see cref="OrderOutcome.Sending"/>. The reference of a rejected order can be claimed again, also with
    /// other fields.
    /// </summary>
    /// <param name="order">The validated order.</param>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="currency">The account's currency, which the order keeps whatever its outcome; null if it is not known.</param>
    /// <returns>Whether the caller may send the order, and otherwise the existing order.</returns>
    LedgerClaim Claim(OrderRequest order, string reference, string? currency = null);

    /// <summary>Returns what a claim would return, without claiming.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <returns>The refused claim; null if the order could be sent.</returns>
    LedgerClaim? Peek(OrderRequest order, string reference);

    /// <summary>
    /// Confirms a claim right before its order is sent, some time after the claim. Another process may have settled the order meanwhile.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <returns>Whether the claim is still valid, so that the order may be sent.</returns>
    bool Renew(LedgerClaim claim);

    /// <summary>Records that the panel accepted a claimed order.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="placed">The order with the panel's id.</param>
    /// <returns>The order as stored in the ledger.</returns>
    Order SettlePlaced(LedgerClaim claim, Order placed);

    /// <summary>Records that a claimed order was certainly not placed.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="reason">The readable reason.</param>
    void SettleRejected(LedgerClaim claim, string reason);

    /// <summary>Records that the outcome of a claimed order is unknown.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="reason">The readable reason.</param>
    void SettleUnknown(LedgerClaim claim, string reason);

    /// <summary>Releases a claim. If it was not settled, the order's outcome becomes unknown. Never fails.</summary>
    /// <param name="claim">The claim.</param>
    void Release(LedgerClaim claim);

    /// <summary>Returns the order with a reference.</summary>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <returns>The order; null if it does not exist.</returns>
    Order? Find(string reference);

    /// <summary>
    /// Reads orders as a stream. Memory use does not grow with their number, and the ledger can be written at the same time.
    /// </summary>
    /// <param name="query">The filter.</param>
    /// <returns>The orders, oldest first.</returns>
    IEnumerable<Order> Read(LedgerQuery query);

    /// <summary>Finds orders by the beginning of their reference or id, in a time that does not depend on their number.</summary>
    /// <param name="key">What the text begins.</param>
    /// <param name="prefix">The beginning; if it is empty, the newest orders or the highest ids are returned, those first.</param>
    /// <param name="maximum">The maximum number of orders.</param>
    /// <returns>The orders, in the order of the key; with <see cref="LedgerKey.OrderId"/> only those that have an id.</returns>
    IReadOnlyList<Order> ReadStartingWith(LedgerKey key, string prefix, int maximum);

    /// <summary>Reads the placed orders whose last known status is not final, as a stream.</summary>
    /// <returns>The orders, oldest first.</returns>
    IEnumerable<UnfinishedOrder> ReadUnfinished();

    /// <summary>Records statuses in one transaction. Orders that are not in the ledger are ignored.</summary>
    /// <param name="statuses">The statuses that the panel has just reported.</param>
    void Record(IReadOnlyList<OrderStatus> statuses);

    /// <summary>Records refills in one transaction. Orders that are not in the ledger are ignored.</summary>
    /// <param name="refills">The refills that the panel has just accepted.</param>
    void Record(IReadOnlyList<Refill> refills);

    /// <summary>Records cancellations in one transaction. Orders that are not in the ledger are ignored.</summary>
    /// <param name="cancellations">The cancellations that the panel has just accepted.</param>
    void Record(IReadOnlyList<Cancellation> cancellations);

    /// <summary>Records refused refills in one transaction. Orders that are not in the ledger are ignored.</summary>
    /// <param name="refusals">The refills that the panel has just refused.</param>
    void Record(IReadOnlyList<RefillRefusal> refusals);

    /// <summary>Records statuses of refills in one transaction. Refills that are not in the ledger are ignored.</summary>
    /// <param name="statuses">The statuses that the panel has just reported.</param>
    void Record(IReadOnlyList<RefillStatus> statuses);

    /// <summary>
    /// Records a balance. Of each hour and currency the last one is kept. Its currency becomes that of the orders whose currency is not
    /// known, unless the ledger has orders in another one.
    /// </summary>
    /// <param name="balance">The balance that the panel has just reported.</param>
    void Record(AccountBalance balance);

    /// <summary>
    /// Computes sums of orders, without reading them one by one. <see cref="OrderMeasurement"/> makes rows of them.
    /// </summary>
    /// <param name="query">Chooses the orders, and whether days and services are kept apart.</param>
    /// <returns>The totals of orders that are alike, in any order. Several may be of the same kind.</returns>
    IReadOnlyList<OrderTotals> Measure(OrderMeasureQuery query);

    /// <summary>
    /// Counts how orders went from one status to the next. An order is in a status since it was first seen there, or since it was sent if
    /// none was read yet. One that came back to its present status counts in it since the first time.
    /// </summary>
    /// <param name="query">Chooses the orders by the time at which they were sent. Its groups do not matter.</param>
    /// <returns>The changes, oldest day first, then by outcome and status.</returns>
    IReadOnlyList<StatusChange> CountStatusChanges(OrderMeasureQuery query);

    /// <summary>Reads the recorded balances.</summary>
    /// <param name="since">The time from which on they were read; null for all.</param>
    /// <returns>The balances, oldest first.</returns>
    IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since);

    /// <summary>
    /// Settles an unknown order after it was checked on the panel. Where several orders of an earlier version share the reference, the one
    /// with the id keeps it, and the others get new references.
    /// </summary>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="orderId">The panel's id; null if the order is not on the panel, so that it can be sent again.</param>
    /// <param name="evenSettled">
    /// Whether to correct an order that is already placed or rejected. What was known of another id is dropped.
    /// </param>
    /// <param name="note">
    /// The text of an id that is not a number; otherwise null. With it and without an id, the order is placed, the text is its
    /// <see cref="Order.Reason"/>, and its status cannot be read.
    /// </param>
    /// <returns>The order as stored in the ledger.</returns>
    /// <exception cref="PanelException">
    /// The order does not exist (OrderNotFound), it is being sent (OrderInFlight), it is not unknown, or the id is already in the
    /// ledger (ReferenceConflict).
    /// </exception>
    Order Resolve(string reference, long? orderId, bool evenSettled = false, string? note = null);

    /// <summary>
    /// Imports an order that was placed elsewhere. An order whose id is already stored is not changed and is returned as AlreadyPlaced.
    /// </summary>
    /// <param name="order">The order, which needs an id. If it does not have a reference, one is created.</param>
    /// <returns>The order as stored in the ledger.</returns>
    /// <exception cref="PanelException">The id is missing (InvalidField), or the reference is in use (ReferenceConflict).</exception>
    Order Import(Order order);

    /// <summary>Removes an order. Its reference can then be used for a new order.</summary>
    /// <param name="reference">The caller's reference for the order.</param>
    /// <param name="evenUnfinished">Whether to remove an order that is neither rejected nor at a final status.</param>
    /// <param name="orderId">The panel's id, which chooses one of several orders with this reference; null for the only one.</param>
    /// <exception cref="PanelException">
    /// The order does not exist (OrderNotFound), it is being sent (OrderInFlight), or it is not finished (ReferenceConflict).
    /// </exception>
    void Remove(string reference, bool evenUnfinished, long? orderId = null);

    /// <summary>Removes all finished orders that are older than a date.</summary>
    /// <param name="before">The time before which finished orders are removed.</param>
    /// <returns>The number of removed orders.</returns>
    int RemoveFinished(DateTimeOffset before);
}
