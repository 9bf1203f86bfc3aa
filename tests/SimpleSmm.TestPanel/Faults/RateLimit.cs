using System;
using System.Diagnostics;
using System.Globalization;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>
/// Limits the number of requests per window of time, as web frameworks do. A window begins with the first request after the previous
/// window. Further requests in a full window get status 429 with the remaining whole seconds.
/// </summary>
public sealed class RateLimit(int requests, TimeSpan window)
{
    private readonly object _gate = new();
    private TimeSpan? _start;
    private int _count;

    /// <summary>Gets how many requests were accepted.</summary>
    public int Taken { get; private set; }

    /// <summary>Gets how many requests were rejected.</summary>
    public int Refused { get; private set; }

    /// <summary>Reads a limit such as <c>20/1</c>: 20 requests in 1 second.</summary>
    /// <exception cref="FormatException">The text is not a rate limit.</exception>
    public static RateLimit Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var requests) && requests > 0
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6
            ? new RateLimit(requests, TimeSpan.FromSeconds(seconds))
            : throw new FormatException($"A rate limit must be requests/seconds, such as 20/1, not '{text}'.");
    }

    /// <summary>Counts one request.</summary>
    /// <returns>Null if the request is accepted.</returns>
    internal Fault? Take()
    {
        lock (_gate)
        {
            var now = Stopwatch.GetElapsedTime(0);
            if (_start is not { } start || now >= start + window) (_start, _count) = (now, 0);
            if (++_count <= requests)
            {
                Taken++;
                return null;
            }

            Refused++;
            var left = Math.Ceiling((_start.Value + window - now).TotalSeconds);
            return Fault.RateLimit(left.ToString(CultureInfo.InvariantCulture));
        }
    }
}
