using System;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Shows the progress of long work: nothing in the first second, then at most five records per second. It shows percent if the total is
/// known and a count if not.
/// </summary>
internal sealed class ProgressMeter(Cmdlet cmdlet, string activity)
{
    private const int QuietMilliseconds = 1_000;
    private const int PauseMilliseconds = 200;
    private const int FewestToGoBy = 5;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _lastShown;
    private bool _isShown;

    /// <summary>Gets or sets the total; null while it is unknown.</summary>
    public long? Total { get; set; }

    /// <summary>Gets or sets how many are done.</summary>
    public long Done { get; set; }

    /// <summary>Gets whether the rate and the remaining time are shown, as soon as enough is done to estimate them.</summary>
    public bool ShowsRate { get; init; }

    /// <param name="detail">Additional text; null for none.</param>
    /// <param name="secondsLeft">The estimated remaining time; null to estimate it from the rate, if the rate is shown.</param>
    public void Show(string? detail = null, int? secondsLeft = null)
    {
        var now = _clock.ElapsedMilliseconds;
        if (now < QuietMilliseconds || (_isShown && now - _lastShown < PauseMilliseconds)) return;
        _lastShown = now;
        _isShown = true;
        cmdlet.WriteProgress(new ProgressRecord(Id, activity, string.IsNullOrEmpty(detail) ? Status() : $"{Count()}: {detail}")
        {
            PercentComplete = Total > 0 ? (int)Math.Min(Done * 100 / Total.Value, 100) : -1,
            SecondsRemaining = secondsLeft ?? SecondsLeft() ?? -1,
        });
    }

    /// <summary>Removes the progress bar. It can be called twice.</summary>
    public void Complete()
    {
        if (!_isShown) return;
        _isShown = false;
        cmdlet.WriteProgress(new ProgressRecord(Id, activity, Status()) { RecordType = ProgressRecordType.Completed });
    }

    private const int Id = 0x534D4D;

    // Per second; null while it cannot be estimated or is of no use.
    private double? Rate => ShowsRate && Total is not null && Done >= FewestToGoBy ? Done / _clock.Elapsed.TotalSeconds : null;

    private int? SecondsLeft() => Rate is { } rate ? (int)Math.Min(Math.Max(Total!.Value - Done, 0) / rate, int.MaxValue) : null;

    private string Status() => Total is null && Done == 0 ? "Waiting for the panel" : Count();

    private string Count()
    {
        if (Total is null) return string.Format(CultureInfo.CurrentCulture, "{0:N0} done", Done);
        var count = string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0}", Done, Total);
        return Rate is { } rate ? string.Format(CultureInfo.CurrentCulture, "{0}, {1:0.#} per second", count, rate) : count;
    }
}
