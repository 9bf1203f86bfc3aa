using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>
/// The orders of one panel, kept so that no order is sent twice under one reference, by whichever process. Thread-safe, and safe against
/// other processes on the same ledger. It never holds a key. <see cref="LedgeredOrders"/> runs the protocol around it.
/// </summary>
/// <remarks>
/// Every method fails with <see cref="PanelErrorCode.LedgerUnavailable"/> where the ledger cannot be read or written. Calls are local and
/// short; where another process holds the ledger they wait a few seconds. Orders are given oldest first.
/// </remarks>
public interface IOrderLedger : IDisposable
{
    /// <summary>Whose orders these are.</summary>
    LedgerAccount Panel { get; }

    /// <summary>
    /// Takes a reference for an order that is about to be sent. Of all who ask at once, one gets <see cref="LedgerClaimKind.Claimed"/>; it is on
    /// disk as <see cref="OrderOutcome.Sending"/> when this returns. A rejected order's reference may be claimed again, also with other fields.
    /// </summary>
    /// <param name="order">The order; it has been checked.</param>
    /// <param name="reference">The caller's name for it.</param>
    /// <returns>Whether the caller may send, and if not, the order that is in the way.</returns>
    LedgerClaim Claim(OrderRequest order, string reference);

    /// <summary>Says what a claim would meet, and takes nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reference">The caller's name for it.</param>
    /// <returns>What is in the way; null where the order could be sent.</returns>
    LedgerClaim? Peek(OrderRequest order, string reference);

    /// <summary>
    /// Says that a claimed order is about to be sent now, some time after it was claimed. Others may have given it up or settled it meanwhile.
    /// </summary>
    /// <param name="claim">The claim.</param>
    /// <returns>Whether the claim still stands, so that the order may be sent.</returns>
    bool Renew(LedgerClaim claim);

    /// <summary>Writes down that the panel took a claimed order.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="placed">The order with the panel's id.</param>
    /// <returns>The order as it stands in the ledger.</returns>
    Order SettlePlaced(LedgerClaim claim, Order placed);

    /// <summary>Writes down that a claimed order was not placed for certain.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="reason">Why, for a person.</param>
    void SettleRejected(LedgerClaim claim, string reason);

    /// <summary>Writes down that nobody knows what became of a claimed order.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="reason">Why, for a person.</param>
    void SettleUnknown(LedgerClaim claim, string reason);

    /// <summary>Says that nobody works on a claim any more. Where it was not settled, the order is unknown from now on. Never fails.</summary>
    /// <param name="claim">The claim.</param>
    void Release(LedgerClaim claim);

    /// <summary>Looks one order up.</summary>
    /// <param name="reference">The caller's name for it.</param>
    /// <returns>The order; null where there is none.</returns>
    Order? Find(string reference);

    /// <summary>Reads orders as a stream: memory does not grow with their number, and the ledger may be written meanwhile.</summary>
    /// <param name="query">Which orders.</param>
    /// <returns>The orders, oldest first.</returns>
    IEnumerable<Order> Read(LedgerQuery query);

    /// <summary>The placed orders whose last known status is no end, as a stream.</summary>
    /// <returns>The orders, oldest first.</returns>
    IEnumerable<UnfinishedOrder> ReadUnfinished();

    /// <summary>Writes statuses down, all at once or none. Orders that are not in the ledger are passed over.</summary>
    /// <param name="statuses">Statuses as the panel gave them just now.</param>
    void Record(IReadOnlyList<OrderStatus> statuses);

    /// <summary>Writes refills down, all at once or none. Orders that are not in the ledger are passed over.</summary>
    /// <param name="refills">Refills that the panel accepted just now.</param>
    void Record(IReadOnlyList<Refill> refills);

    /// <summary>Writes cancellations down, all at once or none. Orders that are not in the ledger are passed over.</summary>
    /// <param name="cancellations">Cancellations that the panel took note of just now.</param>
    void Record(IReadOnlyList<Cancellation> cancellations);

    /// <summary>Settles an unknown order by what somebody found out on the panel.</summary>
    /// <param name="reference">The caller's name for it.</param>
    /// <param name="orderId">The panel's id; null where the order is not there, so that it may be sent again.</param>
    /// <returns>The order as it stands now.</returns>
    /// <exception cref="PanelException">
    /// There is no such order (OrderNotFound), it is being sent (OrderInFlight), it is not unknown, or the id is in the ledger already
    /// (ReferenceConflict).
    /// </exception>
    Order Resolve(string reference, long? orderId);

    /// <summary>Takes in an order placed elsewhere. One whose id is there already is left as it is and returned as AlreadyPlaced.</summary>
    /// <param name="order">The order; it needs an id. Without a reference it gets one.</param>
    /// <returns>The order as it stands in the ledger.</returns>
    /// <exception cref="PanelException">It has no id (InvalidField), or its reference is another order's (ReferenceConflict).</exception>
    Order Import(Order order);

    /// <summary>Takes one order out. Its reference may then be used for a new one.</summary>
    /// <param name="reference">The caller's name for it.</param>
    /// <param name="evenUnfinished">Whether it may be one that is neither rejected nor at a final status.</param>
    /// <exception cref="PanelException">
    /// There is no such order (OrderNotFound), it is being sent (OrderInFlight), or it is not finished (ReferenceConflict).
    /// </exception>
    void Remove(string reference, bool evenUnfinished);

    /// <summary>Takes all finished orders out that are older than a date.</summary>
    /// <param name="before">The first moment that stays.</param>
    /// <returns>How many were taken out.</returns>
    int RemoveFinished(DateTimeOffset before);
}
