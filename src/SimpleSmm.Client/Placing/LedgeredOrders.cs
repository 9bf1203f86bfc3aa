using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Ledger;
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
    // An attempt this long after its claim confirms the claim again. Usually it takes milliseconds.
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private readonly LedgerQueue _queue = LedgerQueue.Of(ledger);
    private readonly AnswerRecorder _recorder = new(ledger);

    internal LedgeredOrders(PanelClient client, IOrderLedger ledger, TimeSpan patience)
        : this(client, ledger) => _patience = patience;

    /// <summary>Places an order. If an order with its reference was placed before, returns that order and sends nothing.</summary>
    /// <param name="order">The order, which is validated first. If it does not have a reference, one is created.</param>
    /// <param name="cancellation">
    /// Cancels the call at once. The outcome of an order that was being sent is then unknown; an order of which no byte left is rejected.
    /// </param>
    /// <returns>The order as stored in the ledger; AlreadyPlaced is false if it was sent now.</returns>
    /// <exception cref="OutcomeUnknownException">The order was sent now or before, and its outcome is unknown.</exception>
    /// <exception cref="OrderNotRecordedException">The panel answered, but the ledger could not record the answer.</exception>
    /// <exception cref="PanelException">
    /// Nothing was spent. The order was rejected by the client or the panel; or it was not sent because the ledger failed
    /// (LedgerUnavailable), the reference belongs to another order (ReferenceConflict) or another process is sending it (OrderInFlight).
    /// </exception>
    public Task<Order> PlaceAsync(OrderRequest order, CancellationToken cancellation = default) =>
        PlaceOneAsync(order, isFollowed: false, cancellation);

    /// <summary>As <see cref="PlaceAsync"/>, for one of several orders.</summary>
    /// <param name="order">The order.</param>
    /// <param name="isFollowed">Whether the next order usually comes in a moment, so that both can share a wait for the disk.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<Order> PlaceOneAsync(OrderRequest order, bool isFollowed, CancellationToken cancellation)
    {
        client.Validate(order);
        var reference = order.Reference is null ? OrderReference.Create() : OrderReference.Validate(order.Reference);
        cancellation.ThrowIfCancellationRequested();

        // A known reference does not wait. Where there is nothing to wait for, the claim finds it.
        if (!client.HasTurn && await FindPlacedAsync(ledger, order).ConfigureAwait(false) is { } there) return there;

        // The reference is claimed when nothing is left to wait for, so a stop during the wait leaves no order behind.
        await client.WaitForTurnAsync(cancellation).ConfigureAwait(false);
        LedgerClaim? claim = null;
        try
        {
            var step = new ClaimStep(order, reference, currency, isFollowed);
            claim = await _queue.WriteAsync(step, () => claim = ledger.Claim(order, reference, currency)).ConfigureAwait(false);
            if (claim.Kind != LedgerClaimKind.Claimed) return ClaimRefusal.Judge(claim, order);
            var placed = await SendAsync(claim, order, cancellation).ConfigureAwait(false);
            return await KeepAsync(claim, placed).ConfigureAwait(false);
        }
        finally
        {
            if (claim is not null) ledger.Release(claim);
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

    /// <summary>As <see cref="FindPlaced"/>, without blocking a thread while others use the ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="order">The order. Without a reference, the result is null.</param>
    /// <returns>The order as stored in the ledger; null if the order could be sent.</returns>
    /// <exception cref="PanelException">As in <see cref="FindPlaced"/>.</exception>
    public static Task<Order?> FindPlacedAsync(IOrderLedger ledger, OrderRequest order) =>
        order.Reference is null ? Task.FromResult<Order?>(null) : LedgerQueue.Of(ledger).ReadAsync(() => FindPlaced(ledger, order));

    private async Task<Order> SendAsync(LedgerClaim claim, OrderRequest order, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            const string Reason = "Canceled before it was sent.";

            // The caller canceled while the ledger was locked. Nothing was sent, so the order is rejected and need not be checked on the
            // panel.
            await _queue.WriteAsync(() => ledger.SettleRejected(claim, Reason)).ConfigureAwait(false);
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
            await TrySettleAsync(() => ledger.SettleRejected(claim, reason)).ConfigureAwait(false);
            throw;
        }
        catch (PanelException e) when (e is not OutcomeUnknownException)
        {
            await RejectAsync(claim, e).ConfigureAwait(false);
            throw;
        }
        catch (Exception e)
        {
            // Only the client's own messages certainly do not contain the key.
            var reason = e is OutcomeUnknownException unknown ? unknown.Failure.Message
                : e is OperationCanceledException ? "Canceled while it was being sent."
                : $"Failed while it was being sent ({e.GetType().Name}).";
            await TrySettleAsync(() => ledger.SettleUnknown(claim, reason)).ConfigureAwait(false);
            throw;
        }
    }

    private Task<Order> KeepAsync(LedgerClaim claim, Order placed)
    {
        var reference = claim.Order.Reference!;
        return _recorder.RecordAsync(
            claim,
            new KeptAnswer(claim.Token)
            {
                Reference = reference, Outcome = OrderOutcome.Placed, OrderId = placed.OrderId, Currency = placed.Currency,
            },
            () => _queue.WriteAsync(new PlacedStep(claim, placed), () => ledger.SettlePlaced(claim, placed)),
            (e, file) => new OrderNotRecordedException(reference, placed, e, file));
    }

    private Task<bool> RejectAsync(LedgerClaim claim, PanelException rejection)
    {
        var reference = claim.Order.Reference!;
        return _recorder.RecordAsync(
            claim,
            new KeptAnswer(claim.Token) { Reference = reference, Outcome = OrderOutcome.Rejected, Reason = rejection.Message },
            () => _queue.WriteAsync(() => ledger.SettleRejected(claim, rejection.Message)),
            (e, file) => new OrderNotRecordedException(reference, rejection, e, file));
    }

    private async Task TrySettleAsync(Action settle)
    {
        try
        {
            await _queue.WriteAsync(settle).ConfigureAwait(false);
        }
        catch (PanelException)
        {
            // Ignored, because the row counts as unknown or another process settled it, and the caller needs the order's error first.
        }
    }
}
