using System;
using System.Diagnostics;

namespace SimpleSmm.Sandbox;

/// <summary>
/// Represents the panel's time: real time at any speed, which can be advanced but never set back. Safe for use by several threads.
/// </summary>
public sealed class SandboxClock
{
    private readonly object _gate = new();
    private readonly Stopwatch _real = Stopwatch.StartNew();
    private DateTimeOffset _shown;
    private TimeSpan _readAt;
    private double _speed;

    internal SandboxClock(DateTimeOffset start, double speed)
    {
        _shown = start;
        _speed = Checked(speed);
    }

    /// <summary>Gets the panel's current time.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return Read();
        }
    }

    /// <summary>
    /// Gets or sets the panel seconds per real second; 0 stops the clock. A change of the speed keeps the time that has passed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The speed is negative or not a finite number.</exception>
    public double Speed
    {
        get
        {
            lock (_gate)
                return _speed;
        }

        set
        {
            lock (_gate)
            {
                Read();
                _speed = Checked(value);
            }
        }
    }

    /// <summary>Advances the clock at once.</summary>
    /// <param name="time">The time to advance by, in panel time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative; the clock cannot be set back.</exception>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "The time must not be negative: the clock cannot be set back.");
        lock (_gate)
            _shown = Read() + time;
    }

    private DateTimeOffset Read()
    {
        var elapsed = _real.Elapsed;
        _shown += TimeSpan.FromTicks((long)((elapsed - _readAt).Ticks * _speed));
        _readAt = elapsed;
        return _shown;
    }

    private static double Checked(double speed) =>
        speed >= 0 && !double.IsInfinity(speed)
            ? speed
            : throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed must be 0 or a positive number.");
}
