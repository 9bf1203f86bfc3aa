using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Placing;
using SimpleSmm.Wire;

namespace SimpleSmm;

/// <summary>
/// Places orders with a ledger. The order is stored as being sent before a byte of it is sent, and its outcome is stored afterwards. An
/// order that may have been placed is never sent again. Thread-safe.
/// </summary>
/// <param name="client">The client that sends the orders.</param>
/// <param name="ledger">The ledger of the same panel account.</param>
/// <param name="currency">The account's currency, which is stored with the orders; null if it is not known.</param>
public sealed class LedgeredOrders(PanelClient client, IOrderLedger ledger, string? currency = null)
{
    /// <summary>Places an order. If an order with its reference was placed before, returns that order and sends nothing.</summary>
    /// <param name="order">The order, which is validated first. If it does not have a reference, one is created.</param>
    /// <param name="cancellation">Cancels the call at once. The outcome of an order that was being sent is then unknown.</param>
    /// <returns>The order as stored in the ledger; AlreadyPlaced is false if it was sent now.</returns>
    /// <exception cref="OutcomeUnknownException">The order was sent now or before, and its outcome is unknown.</exception>
    /// <exception cref="OrderNotRecordedException">The panel answered, but the ledger could not record the answer.</exception>
    /// <exception cref="PanelException">
    /// Nothing was spent. The order was rejected by the client or the panel; or it was not sent because the ledger failed
    /// (LedgerUnavailable), the reference belongs to another order (ReferenceConflict) or another process is sending it (OrderInFlight).
    /// </exception>
    public async Task<Order> PlaceAsync(OrderRequest order, CancellationToken cancellation = default)
    {
        client.Validate(order);
        var reference = order.Reference is null ? OrderReference.Create() : OrderReference.Validate(order.Reference);
        cancellation.ThrowIfCancellationRequested();

        // Runs on another thread, because a locked ledger may block for seconds.
        var claim = await Task.Run(() => ledger.Claim(order, reference), CancellationToken.None).ConfigureAwait(false);
        if (claim.Kind != LedgerClaimKind.Claimed) return ClaimRefusal.Judge(claim, order);
        try
        {
            var placed = await SendAsync(claim, order, cancellation).ConfigureAwait(false);
            return await Task.Run(() => Keep(claim, placed), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            ledger.Release(claim);
        }
    }

    /// <summary>Returns the order that was placed before with the same reference, or throws what would prevent sending the order.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="order">The order. Without a reference, the result is null.</param>
    /// <returns>The order as stored in the ledger; null if the order could be sent.</returns>
    /// <exception cref="PanelException">
    /// As in <see cref="PlaceAsync"/>: OutcomeUnknown, ReferenceConflict, OrderInFlight or LedgerUnavailable.
    /// </exception>
    public static Order? FindPlaced(IOrderLedger ledger, OrderRequest order)
    {
        if (order.Reference is null) return null;
        var refusal = ledger.Peek(order, OrderReference.Validate(order.Reference));
        return refusal is null ? null : ClaimRefusal.Judge(refusal, order);
    }

    private async Task<Order> SendAsync(LedgerClaim claim, OrderRequest order, CancellationToken cancellation)
    {
        try
        {
            // The caller may have canceled while the ledger was locked.
            cancellation.ThrowIfCancellationRequested();
            var placed = await client.AddOrderAsync(order, cancellation).ConfigureAwait(false);
            placed.Currency = currency;
            return placed;
        }
        catch (PanelException e) when (e is not OutcomeUnknownException)
        {
            await Task.Run(() => Reject(claim, e), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException e) when (e is not SentRequestCanceledException)
        {
            // Nothing was sent, so the order is rejected and need not be checked on the panel.
            const string Reason = "Canceled before it was sent.";
            await Task.Run(() => ledger.SettleRejected(claim, Reason), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            // Only the client's own messages certainly do not contain the key.
            var reason = e is OutcomeUnknownException ? e.Message
                : e is OperationCanceledException ? "Canceled while it was being sent."
                : $"Failed while it was being sent ({e.GetType().Name}).";
            await Task.Run(() => MarkUnknown(claim, reason), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private Order Keep(LedgerClaim claim, Order placed)
    {
        try
        {
            return ledger.SettlePlaced(claim, placed);
        }
        catch (PanelException e)
        {
            throw new OrderNotRecordedException(claim.Order.Reference!, placed, e);
        }
    }

    private void Reject(LedgerClaim claim, PanelException rejection)
    {
        try
        {
            ledger.SettleRejected(claim, rejection.Message);
        }
        catch (PanelException e)
        {
            throw new OrderNotRecordedException(claim.Order.Reference!, rejection, e);
        }
    }

    private void MarkUnknown(LedgerClaim claim, string reason)
    {
        try
        {
            ledger.SettleUnknown(claim, reason);
        }
        catch (PanelException)
        {
            // Ignored, because the stored row counts as unknown anyway, and the caller needs the order's error rather than the ledger's.
        }
    }
}
