using System;
using System.Diagnostics;

namespace SimpleSmm.Sandbox;

/// <summary>The panel's own time: real time at any speed, moved forward at will, never back. Safe for use by several threads.</summary>
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

    /// <summary>The panel's present moment.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
                return Read();
        }
    }

    /// <summary>Panel seconds for each real second; 0 stops the clock. What has passed already is kept when the speed changes.</summary>
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

    /// <summary>Moves the clock forward at once.</summary>
    /// <param name="time">How far, in panel time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative: orders never go back.</exception>
    public void Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), time, "The clock only goes forward.");
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
            : throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed is 0 or a positive number.");
}
