using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>
/// Divides the reading of statuses among all workers that use one ledger, so that each unfinished order is read by one of them at a time.
/// A ledger that several machines share implements it. Only the ledger's clock decides. Thread-safe.
/// </summary>
/// <remarks>
/// A turn is the right to read an order. It ends when the order's status is recorded, with <see cref="EndTurns"/>, when the connection of
/// its worker is gone, or after two minutes.
/// </remarks>
public interface ISharedStatuses
{
    /// <summary>
    /// Takes turns for the unfinished orders that no worker reads now, and that no other worker has read shortly before the first turn was
    /// taken. An order is returned once.
    /// </summary>
    /// <param name="round">How long an order is left alone that another worker has read.</param>
    /// <param name="block">How many turns are taken at a time. The next ones are taken when these have been enumerated.</param>
    /// <returns>The orders to read, oldest first, by block.</returns>
    IEnumerable<IReadOnlyList<UnfinishedOrder>> TakeUnfinished(TimeSpan round, int block);

    /// <summary>
    /// Takes turns for orders that are due. An order that another worker reads, or has read within the order's interval, is not taken. Of
    /// the orders that this worker read last, those are taken of which three quarters of the interval are over.
    /// </summary>
    /// <param name="orders">The orders, with their intervals.</param>
    /// <returns>What is known of each. Orders that are not in the ledger are left out.</returns>
    IReadOnlyList<StatusTurn> TakeTurns(IReadOnlyList<DueOrder> orders);

    /// <summary>Ends turns of this worker without a status.</summary>
    /// <param name="orderIds">The panel's ids of the orders.</param>
    /// <param name="wereRead">Whether the panel was asked and answered, so that the orders are left alone for their time.</param>
    void EndTurns(IReadOnlyList<long> orderIds, bool wereRead);
}
