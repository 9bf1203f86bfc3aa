using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Placing;
using SimpleSmm.Wire;

namespace SimpleSmm;

/// <summary>
/// Places orders by way of a ledger, the one place where the protocol is: the order is on disk as being sent before a byte of it leaves,
/// and its outcome after. An order that may have been placed is never sent again. Thread-safe.
/// </summary>
/// <param name="client">Sends.</param>
/// <param name="ledger">Remembers. It belongs to the same panel.</param>
/// <param name="currency">The account's currency, to be kept with the orders; null where it is not known.</param>
public sealed class LedgeredOrders(PanelClient client, IOrderLedger ledger, string? currency = null)
{
    // An attempt this long after its claim looks at the claim again. Usually it takes milliseconds.
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    internal LedgeredOrders(PanelClient client, IOrderLedger ledger, TimeSpan patience)
        : this(client, ledger) => _patience = patience;

    /// <summary>Places an order, unless one with its reference has been placed before: then that one is returned, and nothing is sent.</summary>
    /// <param name="order">The order; it is checked before anything else. Without a reference it gets a new one.</param>
    /// <param name="cancellation">Ends the call at once. An order that was being sent is then unknown; one of which no byte left is rejected.</param>
    /// <returns>The order as it stands in the ledger; AlreadyPlaced tells whether it was sent now.</returns>
    /// <exception cref="OutcomeUnknownException">Nobody knows whether the panel took it, now or when it was sent before.</exception>
    /// <exception cref="OrderNotRecordedException">The panel answered, and the ledger could not keep it.</exception>
    /// <exception cref="PanelException">
    /// Nothing was spent: it was refused, here or by the panel; or the ledger failed (LedgerUnavailable), or the reference is another
    /// order's (ReferenceConflict) or is being sent by somebody else (OrderInFlight), and nothing was sent.
    /// </exception>
    public async Task<Order> PlaceAsync(OrderRequest order, CancellationToken cancellation = default)
    {
        client.Validate(order);
        var reference = order.Reference is null ? OrderReference.Create() : OrderReference.Validate(order.Reference);
        cancellation.ThrowIfCancellationRequested();
        if (await Task.Run(() => FindPlaced(ledger, order), CancellationToken.None).ConfigureAwait(false) is { } there) return there;

        // The reference is claimed when nothing is left to wait for, so a stop during the wait leaves no order behind.
        await client.WaitForTurnAsync(cancellation).ConfigureAwait(false);

        // A busy ledger may take seconds, which are not the calling thread's.
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

    /// <summary>The order that was placed before under an order's reference, or what else would keep it from being sent.</summary>
    /// <param name="ledger">Remembers.</param>
    /// <param name="order">The order; without a reference there is none before it.</param>
    /// <returns>The order as it stands in the ledger; null where the order could be sent.</returns>
    /// <exception cref="PanelException">As <see cref="PlaceAsync"/> would say it: OutcomeUnknown, ReferenceConflict, OrderInFlight, LedgerUnavailable.</exception>
    public static Order? FindPlaced(IOrderLedger ledger, OrderRequest order)
    {
        if (order.Reference is null) return null;
        var refusal = ledger.Peek(order, OrderReference.Validate(order.Reference));
        return refusal is null ? null : ClaimRefusal.Judge(refusal, order);
    }

    private async Task<Order> SendAsync(LedgerClaim claim, OrderRequest order, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            // The caller left while the ledger was busy: nothing has been sent, and nobody is to look for it on the panel.
            await Task.Run(() => ledger.SettleRejected(claim, "Canceled before it was sent."), CancellationToken.None).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }

        var check = new ClaimCheck(ledger, claim, _patience);
        try
        {
            var placed = await client.AddOrderAsync(order, check.EnsureOpen, cancellation).ConfigureAwait(false);
            placed.Currency = currency;
            return placed;
        }
        catch (Exception e) when (check.IsLost || e is CanceledUnsentException)
        {
            var reason = check.IsLost ? ClaimCheck.Reason : e.Message;
            await Task.Run(() => TrySettle(() => ledger.SettleRejected(claim, reason)), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (PanelException e) when (e is not OutcomeUnknownException)
        {
            await Task.Run(() => Reject(claim, e), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            // Only the client's own texts are clean of the key for certain.
            var reason = e is OutcomeUnknownException ? e.Message
                : e is OperationCanceledException ? "Canceled while it was being sent."
                : $"Failed while it was being sent ({e.GetType().Name}).";
            await Task.Run(() => TrySettle(() => ledger.SettleUnknown(claim, reason)), CancellationToken.None).ConfigureAwait(false);
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

    private static void TrySettle(Action settle)
    {
        try
        {
            settle();
        }
        catch (PanelException)
        {
            // A row that stays is read as unknown, or others settled it. The caller must learn about the order first, not the ledger.
        }
    }
}
