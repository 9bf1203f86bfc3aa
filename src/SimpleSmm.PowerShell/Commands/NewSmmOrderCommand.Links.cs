using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Parameters;

namespace SimpleSmm.Commands;

/// <content>
/// Handles two orders on one link. Some panels accept and charge both, others reject the second. The ledger can find the first order before
/// anything is sent; the panel's answer reveals orders that the ledger does not contain.
/// </content>
public sealed partial class NewSmmOrderCommand
{
    /// <summary>
    /// Gets or sets the action if an order of the same service on the same link is not finished: Error, Skip or Wait. Default: the panel
    /// decides.
    /// </summary>
    [Parameter]
    [NeverNull]
    public DuplicateLinkAction? OnDuplicateLink { get; set; }

    /// <summary>
    /// Gets or sets how long -OnDuplicateLink Wait waits at most for one order, in seconds. If the other order is not finished then, the
    /// result is an error.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("DuplicateLinkTimeoutSec")]
    [ValidateRange(0, 31_536_000)]
    public double DuplicateLinkTimeoutSeconds { get; set; } = 86_400;

    /// <summary>
    /// Gets or sets the seconds between two status checks of -OnDuplicateLink Wait. Default: growing, from 10 seconds to 5 minutes.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Alias("PollingIntervalSeconds")]
    [ValidateRange(0.1, 86_400.0)]
    public double? PollingIntervalSec { get; set; }

    // A dry run does not wait.
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

                // The panel does not name the other order, so only the answer to the next attempt can show that it has finished.
                var pause = PollingIntervalSec ?? Math.Min(10 * Math.Pow(2, looks), 300);
                if (clock.Elapsed.TotalSeconds + pause > DuplicateLinkTimeoutSeconds) throw;
                Warn($"Order ({order}) is waiting for another order on the same link: {e.Message}");
                var next = clock.Elapsed.TotalSeconds + pause;
                Await(PauseAsync(pause), () => ShowWait("waiting for another order on the same link", next - clock.Elapsed.TotalSeconds));
            }
        }
    }

    private void WaitForOthers(OrderRequest order, Stopwatch clock)
    {
        while (FindActive(order) is { } other)
        {
            var left = DuplicateLinkTimeoutSeconds - clock.Elapsed.TotalSeconds;
            if (other.OrderId is not { } otherId || left <= 0) throw ActiveOrders.Duplicate(other);
            Warn($"Order ({order}) is waiting for order {otherId} on the same link.");
            var wait = new OrderWait(Client, new OrderWaitOptions
            {
                Timeout = TimeSpan.FromSeconds(left),
                PollingInterval = PollingIntervalSec is { } interval ? TimeSpan.FromSeconds(interval) : null,
            });
            wait.Add(otherId, other.PlacedAt);
            void Show() => ShowWait($"waiting for order {otherId} on the same link", (wait.NextLook - DateTimeOffset.UtcNow).TotalSeconds);
            if (Await(LookAsync(wait), Show) is not { } error) continue;

            // The wait has updated the other order's status in the ledger.
            throw error.Code == PanelErrorCode.WaitTimeout ? ActiveOrders.Duplicate(FindActive(order) ?? other) : CannotWait(other, error);
        }
    }

    /// <summary>
    /// Checks the status until the other order has finished, and records the last one. Returns an error if the end was not seen.
    /// </summary>
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

    // The error is about the order that was waited for, so it is wrapped for the order that was not sent.
    private static PanelException CannotWait(Order other, PanelException error) => error.IsFatal ? error : new PanelException(
        PanelErrorCode.DuplicateLink,
        $"The end of order {other.OrderId} on the same link could not be confirmed, so this order was not sent: {error.Message}",
        error);

    private void ShowWait(string what, double seconds) => _progress!.Show(seconds >= 1
        ? string.Format(CultureInfo.CurrentCulture, "{0}, next check in {1:N0} s", what, seconds)
        : what);

    private async Task<bool> PauseAsync(double seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), StopToken).ConfigureAwait(false);
        return true;
    }

    private Order? FindActive(OrderRequest order) =>
        CurrentSession.Ledger is null ? null : Look(ledger => ActiveOrders.FindOnSameLink(ledger, order));

    private void Skip(OrderRequest order, PanelException why)
    {
        _at.DryRun.Skipped++;
        Warn($"Order ({order}) was skipped: {why.Message}");
    }
}
