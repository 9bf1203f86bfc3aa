using System;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>
/// Handles two orders on one link. Some panels accept and charge both, others reject the second. The ledger can find the first order before
/// anything is sent; the panel's answer reveals orders that the ledger does not contain.
/// </summary>
internal sealed class LinkPolicy(PanelClient client, PlacementLedger? ledger, OrderPlacementOptions options)
{
    private volatile LinkWait? _waiting;

    /// <summary>Gets the wait that began last; null if no order is waiting.</summary>
    public LinkWait? Waiting => _waiting;

    /// <summary>Returns the unfinished order on the same link; null if there is none or a ledger is missing.</summary>
    public async Task<Order?> FindActiveAsync(OrderRequest order) =>
        ledger is null ? null : await ledger.LookAsync(there => ActiveOrders.FindOnSameLink(there, order)).ConfigureAwait(false);

    /// <summary>Sends an order; with <see cref="DuplicateLinkAction.Wait"/> when its link is free.</summary>
    public async Task<Order> SendAsync(OrderRequest order, Func<Task<Order>> send, CancellationToken cancellation)
    {
        if (options.OnDuplicateLink != DuplicateLinkAction.Wait) return await send().ConfigureAwait(false);
        var deadline = options.Now() + options.DuplicateLinkTimeout;
        await WaitForOthersAsync(order, deadline, cancellation).ConfigureAwait(false);
        for (var looks = 0; ; looks++)
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (PanelException e) when (e.Code == PanelErrorCode.DuplicateLink)
            {
                // The panel does not name the other order, so only the answer to the next attempt can show that it has finished.
                var next = options.Now() + (options.PollingInterval ?? TimeSpan.FromSeconds(Math.Min(10 * Math.Pow(2, looks), 300)));
                if (next > deadline) throw;
                Warn($"Order ({order}) is waiting for another order on the same link: {e.Message}");
                await ShowAsync(new LinkWait("another order", () => next - options.Now()), options.Delay(next - options.Now(), cancellation))
                    .ConfigureAwait(false);
            }
        }
    }

    private async Task WaitForOthersAsync(OrderRequest order, DateTimeOffset deadline, CancellationToken cancellation)
    {
        while (await FindActiveAsync(order).ConfigureAwait(false) is { } other)
        {
            var left = deadline - options.Now();
            if (other.OrderId is not { } otherId || left <= TimeSpan.Zero) throw ActiveOrders.Duplicate(other);
            Warn($"Order ({order}) is waiting for order {otherId} on the same link.");
            if (await WaitForAsync(other, otherId, left, cancellation).ConfigureAwait(false) is not { } error) continue;

            // The wait has updated the other order's status in the ledger.
            throw error.Code == PanelErrorCode.WaitTimeout
                ? ActiveOrders.Duplicate(await FindActiveAsync(order).ConfigureAwait(false) ?? other)
                : CannotWait(other, error);
        }
    }

    /// <summary>
    /// Checks the status until the other order has finished, and records the last one. Returns an error if the end was not seen.
    /// </summary>
    private async Task<PanelException?> WaitForAsync(Order other, long otherId, TimeSpan timeout, CancellationToken cancellation)
    {
        var wait = new OrderWait(client, new OrderWaitOptions
        {
            Timeout = timeout, PollingInterval = options.PollingInterval, Now = options.Now, Delay = options.Delay,
        });
        wait.Add(otherId, other.PlacedAt);
        var looks = LookAsync(wait, cancellation);
        await ShowAsync(new LinkWait($"order {otherId}", () => wait.NextLook - options.Now()), looks).ConfigureAwait(false);
        var (seen, error) = await looks.ConfigureAwait(false);
        if (seen is not null) (await ledger!.OpenAsync().ConfigureAwait(false)).Record([seen]);
        return error;
    }

    private static async Task<(OrderStatus? Seen, PanelException? Error)> LookAsync(OrderWait wait, CancellationToken cancellation)
    {
        OrderWaitResult last = default;
        OrderStatus? seen = null;
        await foreach (var look in wait.RunAsync(cancellation).ConfigureAwait(false))
        {
            last = look;
            seen = look.Status ?? seen;
        }

        return (seen, last.Error);
    }

    private async Task ShowAsync(LinkWait wait, Task end)
    {
        _waiting = wait;
        try
        {
            await end.ConfigureAwait(false);
        }
        finally
        {
            if (_waiting == wait) _waiting = null;
        }
    }

    // The error is about the order that was waited for, so it is wrapped for the order that was not sent.
    private static PanelException CannotWait(Order other, PanelException error) => error.IsFatal ? error : new PanelException(
        PanelErrorCode.DuplicateLink,
        $"The end of order {other.OrderId} on the same link could not be confirmed, so this order was not sent: {error.Message}",
        error);

    private void Warn(string text) => client.Tell(PanelEventLevel.Warning, text);
}
