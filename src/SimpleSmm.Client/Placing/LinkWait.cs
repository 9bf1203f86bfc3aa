using System;
using System.Globalization;

namespace SimpleSmm.Placing;

/// <summary>Represents the wait of one order for another one on the same link.</summary>
/// <param name="what">What it waits for.</param>
/// <param name="next">Returns the time of the next check.</param>
internal sealed class LinkWait(string what, Func<TimeSpan> next)
{
    /// <summary>Returns what is shown meanwhile.</summary>
    public override string ToString() => next().TotalSeconds is var seconds and >= 1
        ? string.Format(CultureInfo.CurrentCulture, "waiting for {0} on the same link, next check in {1:N0} s", what, seconds)
        : $"waiting for {what} on the same link";
}
