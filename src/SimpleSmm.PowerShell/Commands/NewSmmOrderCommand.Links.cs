using System;
using System.Diagnostics;
using System.Management.Automation;
using System.Threading.Tasks;

namespace SimpleSmm.Commands;

/// <content>
/// Two orders on one link: panels take both and the money twice, or refuse the second. The ledger knows the first one before anything is sent;
/// what it does not know, the panel may say.
/// </content>
public sealed partial class NewSmmOrderCommand
{
    /// <summary>What to do where an order of the same service on the same link is not over: Error, Skip or Wait. Default: the panel decides.</summary>
    [Parameter]
    public DuplicateLinkAction? OnDuplicateLink { get; set; }

    /// <summary>With -OnDuplicateLink Wait: how long to wait for one order at most. What is not over then is an error.</summary>
    [Parameter]
    [Alias("DuplicateLinkTimeoutSec")]
    [ValidateRange(0, 31_536_000)]
    public double DuplicateLinkTimeoutSeconds { get; set; } = 86_400;

    /// <summary>With -OnDuplicateLink Wait: the time between two looks. Default: growing, from 10 seconds to 5 minutes.</summary>
    [Parameter]
    [Alias("PollingIntervalSeconds")]
    [ValidateRange(0.1, 86_400.0)]
    public double? PollingIntervalSec { get; set; }

    // In a dry run nobody waits.
    private bool IsLinkTaken(OrderRequest order)
    {
        if (OnDuplicateLink is null or DuplicateLinkAction.Wait || FindActive(order) is not { } other) return false;
        var duplicate = ActiveOrders.Duplicate(other);
        if (OnDuplicateLink == DuplicateLinkAction.Error) throw duplicate;
        Skip(order, duplicate);
        return true;
    }

    private Order? PlaceOnFreeLink(OrderRequest order)
    {
        var clock = Stopwatch.StartNew();
        if (OnDuplicateLink == DuplicateLinkAction.Wait) WaitForOthers(order, clock);
        for (var looks = 0; ; looks++)
        {
            try
            {
                return Send(order);
            }
            catch (PanelException e) when (e.Code == PanelErrorCode.DuplicateLink && OnDuplicateLink is not (null or DuplicateLinkAction.Error))
            {
                if (OnDuplicateLink == DuplicateLinkAction.Skip)
                {
                    Skip(order, e);
                    return null;
                }

                // The panel does not say which order it means, so there is nothing to look at but the answer to the next try.
                var pause = PollingIntervalSec ?? Math.Min(10 * Math.Pow(2, looks), 300);
                if (clock.Elapsed.TotalSeconds + pause > DuplicateLinkTimeoutSeconds) throw;
                Warn($"Order ({order}) waits for another one on its link: {e.Message}");
                Await(PauseAsync(pause));
            }
        }
    }

    private void WaitForOthers(OrderRequest order, Stopwatch clock)
    {
        while (FindActive(order) is { } other)
        {
            var left = DuplicateLinkTimeoutSeconds - clock.Elapsed.TotalSeconds;
            if (other.OrderId == 0 || left <= 0) throw ActiveOrders.Duplicate(other);
            Warn($"Order ({order}) waits for order {other.OrderId} on its link.");
            var wait = new OrderWait(Client, new OrderWaitOptions
            {
                Timeout = TimeSpan.FromSeconds(left),
                PollingInterval = PollingIntervalSec is { } interval ? TimeSpan.FromSeconds(interval) : null,
            });
            wait.Add(other.OrderId, other.PlacedAt);
            if (Await(LookAsync(wait)) is not { } error) continue;

            // Its status is known better now than before the wait.
            throw error.Code == PanelErrorCode.WaitTimeout ? ActiveOrders.Duplicate(FindActive(order) ?? other) : CannotWait(other, error);
        }
    }

    /// <summary>Looks until the other order is over, and keeps what was seen last. An error says why it was not seen to end.</summary>
    private async Task<PanelException?> LookAsync(OrderWait wait)
    {
        OrderWaitResult last = default;
        OrderStatus? seen = null;
        await foreach (var look in wait.RunAsync(StopToken).ConfigureAwait(false))
        {
            last = look;
            seen = look.Status ?? seen;
        }

        if (seen is not null) CurrentSession.Ledger!.Open().Record([seen]);
        return last.Error;
    }

    // The order at hand is not the one that the panel spoke of.
    private static PanelException CannotWait(Order other, PanelException error) => error.IsFatal ? error : new PanelException(
        PanelErrorCode.DuplicateLink, $"Order {other.OrderId} of the same service on this link was waited for in vain, so this one was not sent: {error.Message}", error);

    private async Task<bool> PauseAsync(double seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), StopToken).ConfigureAwait(false);
        return true;
    }

    private Order? FindActive(OrderRequest order) =>
        CurrentSession.Ledger is null ? null : Look(ledger => ActiveOrders.FindOnSameLink(ledger, order));

    private void Skip(OrderRequest order, PanelException why)
    {
        _dryRun.Skipped++;
        Warn($"Order ({order}) is left out: {why.Message}");
    }
}
