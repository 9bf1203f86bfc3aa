using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Shows the progress of a wait: how many orders are finished, how many of the others have which status, and the estimated remaining time.
/// The time is unknown until a tenth of the orders has finished.
/// </summary>
internal sealed class WaitProgress(SmmCommand command, IReadOnlyList<SessionWait> waits)
{
    private const int FewestToGoBy = 5;

    private readonly ProgressMeter _meter = new(command, "Waiting for orders") { Total = CountAll(waits) };
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Dictionary<(SessionWait, long), string> _statuses = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts the result of one status check.</summary>
    public void Count(SessionWait wait, OrderWaitResult look)
    {
        var order = (wait, look.OrderId);
        if (_statuses.TryGetValue(order, out var before) && --_counts[before] == 0) _counts.Remove(before);
        _statuses.Remove(order);
        if (look.IsOver)
        {
            _meter.Done++;
            return;
        }

        var status = look.Status!.Status;
        _statuses[order] = status;
        _counts[status] = _counts.TryGetValue(status, out var count) ? count + 1 : 1;
    }

    public void Show() => _meter.Show(Detail(), SecondsLeft());

    public void Complete() => _meter.Complete();

    private string Detail()
    {
        var parts = new List<string>();
        foreach (var count in _counts) parts.Add(string.Format(CultureInfo.CurrentCulture, "{0} {1:N0}", count.Key, count.Value));
        var seconds = (NextLook() - DateTimeOffset.UtcNow).TotalSeconds;
        if (seconds >= 1) parts.Add(string.Format(CultureInfo.CurrentCulture, "next check in {0:N0} s", seconds));
        return string.Join(", ", parts);
    }

    private static long CountAll(IReadOnlyList<SessionWait> waits)
    {
        var count = 0L;
        foreach (var each in waits) count += each.Wait.Count;
        return count;
    }

    private DateTimeOffset NextLook()
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var each in waits)
        {
            if (each.Wait.Count > 0 && each.Wait.NextLook < next) next = each.Wait.NextLook;
        }

        return next;
    }

    private int? SecondsLeft()
    {
        var (done, total) = (_meter.Done, _meter.Total!.Value);
        if (done < FewestToGoBy || done * 10 < total) return null;
        return (int)Math.Min(_clock.Elapsed.TotalSeconds / done * (total - done), int.MaxValue);
    }
}
