using System;

namespace SimpleSmm.Calls;

/// <summary>
/// Finds the pace that a panel allows, which none of them says: after a refusal it goes a little slower than the panel was seen to allow
/// (multiplicative decrease), and then a little faster with each request that is taken (additive increase), ever more so when there is
/// no refusal for long. Without a refusal there is no pace. Not thread-safe.
/// </summary>
internal sealed class AdaptiveRateLimit(Func<TimeSpan> now)
{
    // A twentieth below the last known limit costs little; a second refusal soon after means that the estimate was far off.
    private const double Decrease = 0.95, SteepDecrease = 0.7;
    private const int Soon = 20;

    // The way back to the last known limit takes this many requests, so that there is one refusal in so many.
    private const int WayBack = 1_200;

    // What the first refusal tells is rough and mostly too low (the wait has whole seconds), and so is a pace that fell far: up again
    // faster.
    private const int ShortWay = 10;
    private const double Far = 0.9;

    // So often is looked whether the pace is the limit at all, and whether it may grow faster.
    private const int Look = 100;

    // Two or three requests do not show a pace. Until this many were counted, only the waits that the panel asks for apply.
    private const int EnoughTaken = 10, EnoughRefused = 3;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private double? _rate;
    private double _step;
    private int _way;
    private double _proven;
    private bool _isLimit;
    private int _taken;
    private int _refused;
    private TimeSpan _since;
    private TimeSpan _lookedAt;
    private (int Taken, TimeSpan Since) _before;
    private TimeSpan _last;
    private TimeSpan _waitsUntil;

    /// <summary>Gets the requests per second; null while no limit was seen.</summary>
    public double? Rate => _rate;

    /// <summary>A request is about to leave. What was measured before a long pause tells nothing of the pace.</summary>
    public void Begin()
    {
        var moment = now();
        if (moment - _last > Idle && moment > _waitsUntil + Idle) Start(moment);
        _last = moment;
    }

    /// <summary>The panel has taken a request.</summary>
    public void Take()
    {
        _taken++;
        if (_rate is not { } rate) return;
        if (_isLimit) _rate = rate += _step;
        if (_taken % Look != 0) return;

        // Where the requests come slower than they may, a higher pace would be proven by nothing.
        var moment = now();
        _isLimit = Look / Math.Max((moment - _lookedAt).TotalSeconds, 0.001) > 0.8 * rate;
        _lookedAt = moment;
        if (!_isLimit || _taken <= _way) return;
        _proven = rate;
        _step *= 2;
    }

    /// <summary>The panel has turned a request away for its number.</summary>
    /// <param name="wait">How long nothing will be sent now.</param>
    /// <returns>Whether the pace has changed.</returns>
    public bool Refuse(TimeSpan wait)
    {
        var moment = now();

        // What left before the door was shut says the same once more.
        if (moment < _waitsUntil) return false;
        _waitsUntil = moment + wait;
        _refused++;
        if (_rate is null && _taken < EnoughTaken && _refused < EnoughRefused) return false;

        // Where nothing was taken since the last refusal, that one's window goes on: what it allowed was allowed in all this time.
        var goesOn = _rate is not null && _taken == 0 && _before.Taken >= EnoughTaken;
        if (goesOn) (_taken, _since) = _before;
        var lower = goesOn ? Math.Min(_rate!.Value, Decrease * _taken / Math.Max((_waitsUntil - _since).TotalSeconds, 0.001))
            : _rate is null ? Decrease * Math.Max(_taken, 1) / Math.Max((_waitsUntil - _since).TotalSeconds, 0.001)
            : _taken < Soon ? SteepDecrease * _rate.Value
            : Decrease * (_proven > 0 ? _proven : _rate.Value);

        // After the wait, one request may be sent. A panel that refuses at random costs no more than that wait.
        lower = Math.Max(lower, Decrease / Math.Max(wait.TotalSeconds, 0.001));
        _way = _rate is { } before && lower > Far * before ? WayBack : ShortWay;
        _rate = lower;
        _step = lower * (1 - Decrease) / _way;
        _before = (_taken, _since);
        Start(_waitsUntil);
        return true;
    }

    private void Start(TimeSpan moment) => (_taken, _refused, _proven, _isLimit, _since, _lookedAt) = (0, 0, 0, true, moment, moment);
}
