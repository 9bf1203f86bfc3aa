using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>
/// Claims refills and cancellations for sending, so that of all workers that use one ledger only one sends each at a time. A ledger that
/// several machines share implements it. Thread-safe.
/// </summary>
/// <remarks>
/// A claim is on disk before its request leaves. It ends when the panel's answer is known, and the order can then be claimed again. If the
/// outcome is unknown, or the connection of the worker is gone before, the claim stays and is unknown.
/// </remarks>
public interface ISharedActions
{
    /// <summary>Claims an action for orders, also for orders that are not in the ledger.</summary>
    /// <param name="action">The API name of the action: <c>refill</c> or <c>cancel</c>.</param>
    /// <param name="orderIds">The panel's ids of the orders.</param>
    /// <param name="evenUnknown">Whether to claim an order whose earlier claim is unknown.</param>
    /// <returns>The claim, which the caller ends with <see cref="EndActions"/>.</returns>
    /// <exception cref="PanelException">The ledger cannot be written (LedgerUnavailable). Nothing may be sent.</exception>
    ActionClaim ClaimActions(string action, IReadOnlyList<long> orderIds, bool evenUnknown);

    /// <summary>Ends a claim.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="unknown">The ids of the orders whose outcome is unknown. Those of the others are known.</param>
    void EndActions(ActionClaim claim, IReadOnlyList<long> unknown);
}
