using System;
using System.Diagnostics;

namespace SimpleSmm.Placing;

/// <summary>
/// Looks at a claim again before an attempt that is late: a repeated one, or a first one of a process that was paused. Others may have
/// given the order up or settled it meanwhile, and then it must not be sent. A claim on a server was proved by its own commit, and is
/// looked at again after a moment, because it is lost with the connection.
/// </summary>
internal sealed class ClaimCheck(IOrderLedger ledger, LedgerClaim claim, TimeSpan patience)
{
    /// <summary>Why an order whose claim was lost is rejected.</summary>
    public const string Reason = "It waited so long to be sent that it was given up or settled in the ledger meanwhile.";

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private readonly TimeSpan _patience = claim.LivesWithConnection && patience > Moment ? Moment : patience;
    private readonly DateTimeOffset _claimedAt = DateTimeOffset.UtcNow;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _isRepeated;

    /// <summary>Whether the claim was found to be lost, so that nothing was sent.</summary>
    public bool IsLost { get; private set; }

    /// <exception cref="PanelException">
    /// The claim does not stand any more (OrderInFlight), or the ledger cannot be read (LedgerUnavailable).
    /// </exception>
    public void EnsureOpen()
    {
        if (!IsLost && !_isRepeated && !IsLate)
        {
            _isRepeated = true;
            return;
        }

        IsLost = IsLost || !ledger.Renew(claim);
        if (IsLost) throw new PanelException(PanelErrorCode.OrderInFlight, $"The order '{claim.Order.Reference}' was not sent. {Reason}");
    }

    // A paused process is seen by one clock or the other: one of them stands still while the machine sleeps, the other can be set.
    private bool IsLate => _clock.Elapsed >= _patience || (DateTimeOffset.UtcNow - _claimedAt).Duration() >= _patience;
}
