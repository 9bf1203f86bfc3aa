using System;
using System.Collections.Generic;
using SimpleSmm.Calls;

namespace SimpleSmm.Tests.Calls;

/// <summary>The pace that finds a panel's limit, against panels with a limit, on a clock that only these tests move.</summary>
public sealed class AdaptiveRateLimitTests
{
    private readonly AdaptiveRateLimit _pace;
    private TimeSpan _now;

    public AdaptiveRateLimitTests() => _pace = new AdaptiveRateLimit(() => _now);

    [Theory]
    [InlineData(20, 1, 0)]
    [InlineData(20, 1, 50)]
    [InlineData(5, 1, 200)]
    [InlineData(60, 60, 20)]
    [InlineData(100, 60, 0)]
    [InlineData(120, 60, 300)]
    [InlineData(1, 1, 5)]
    public void Nine_tenths_of_a_limit_are_used_and_one_request_in_fifty_is_refused(int limit, int seconds, int latency)
    {
        var panel = new Limit(limit, TimeSpan.FromSeconds(seconds));
        var allowed = Run(panel, 3_000, latency);

        Assert.InRange(allowed.Goodput / ((double)limit / seconds), 0.9, 1.01);
        Assert.InRange(allowed.Refused / 3_000.0, 0, 0.02);
    }

    [Theory]
    [InlineData(20, 1, 0)]
    [InlineData(20, 1, 1)]
    [InlineData(20, 1, 20)]
    [InlineData(20, 1, 50)]
    [InlineData(10, 1, 30)]
    [InlineData(5, 1, 30)]
    [InlineData(50, 10, 20)]
    [InlineData(100, 60, 50)]
    public void The_first_minute_and_a_half_is_as_good_with_four_under_way(int limit, int seconds, int latency)
    {
        var requests = Math.Max(90 * limit / seconds, 3 * limit);
        var allowed = Run(new Limit(limit, TimeSpan.FromSeconds(seconds)), requests, latency, width: 4);

        Assert.InRange(allowed.Goodput / ((double)limit / seconds), 0.9, 1.1);
        Assert.InRange((double)allowed.Refused / (allowed.Refused + requests), 0, 0.02);
    }

    [Fact]
    public void A_limit_that_is_lifted_is_found_again()
    {
        Run(new Limit(5, TimeSpan.FromSeconds(1)), 500, 0);
        Run(new Limit(50, TimeSpan.FromSeconds(1)), 2_500, 0);

        Assert.InRange(Run(new Limit(50, TimeSpan.FromSeconds(1)), 2_000, 0).Goodput, 44, 51);
    }

    [Fact]
    public void A_limit_that_falls_is_found_quickly()
    {
        Run(new Limit(50, TimeSpan.FromSeconds(1)), 1_000, 0);

        Assert.InRange(Run(new Limit(5, TimeSpan.FromSeconds(1)), 300, 0).Refused, 1, 12);
    }

    [Fact]
    public void A_panel_that_refuses_by_chance_is_not_asked_ever_more_slowly()
    {
        for (var i = 0; i < 2_000; i++)
        {
            _now += TimeSpan.FromSeconds(_pace.Rate is { } rate ? 1 / rate : 0.01);
            if (i % 20 != 19) _pace.Take();
            else _pace.Refuse(TimeSpan.FromSeconds(0.5));
            if (i % 20 == 19) _now += TimeSpan.FromSeconds(0.5);
        }

        Assert.InRange(_pace.Rate!.Value, 1.5, 10);
    }

    [Fact]
    public void Without_a_refusal_there_is_no_pace()
    {
        Run(new Limit(int.MaxValue, TimeSpan.FromSeconds(1)), 1_000, 1);
        Assert.Null(_pace.Rate);
    }

    [Fact]
    public void One_refusal_among_a_few_requests_is_only_waited_for()
    {
        for (var i = 0; i < 9; i++) _pace.Take();
        Assert.False(_pace.Refuse(TimeSpan.FromSeconds(1)));
        Assert.Null(_pace.Rate);
    }

    [Fact]
    public void Refusals_of_what_left_before_count_once()
    {
        for (var i = 0; i < 100; i++) _pace.Take();
        _now += TimeSpan.FromSeconds(10);
        Assert.True(_pace.Refuse(TimeSpan.FromSeconds(1)));
        var rate = _pace.Rate;

        Assert.False(_pace.Refuse(TimeSpan.FromSeconds(1)));
        Assert.Equal(rate, _pace.Rate);
    }

    [Fact]
    public void A_long_pause_tells_nothing_of_the_pace()
    {
        _now = TimeSpan.FromHours(5);
        Assert.InRange(Run(new Limit(20, TimeSpan.FromSeconds(1)), 100, 0).Goodput, 10, 21);
    }

    // So many at once, as a session's requests leave; a panel's Retry-After has whole seconds.
    private (double Goodput, int Refused) Run(Limit limit, int requests, int latency, int width = 1)
    {
        var (start, next, refused) = (_now, _now, 0);
        var answers = new Queue<(TimeSpan At, TimeSpan? Wait)>();
        for (var taken = 0; taken < requests;)
        {
            var leaves = next > _now ? next : _now;
            if (answers.Count < width && (answers.Count == 0 || leaves < answers.Peek().At))
            {
                _now = leaves;
                _pace.Begin();
                next = _now + (_pace.Rate is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero);
                answers.Enqueue((_now + TimeSpan.FromMilliseconds(latency), limit.Take(_now)));
                continue;
            }

            var (at, wait) = answers.Dequeue();
            _now = at;
            if (wait is null)
            {
                taken++;
                _pace.Take();
                continue;
            }

            refused++;
            _pace.Refuse(wait.Value);
            if (_now + wait > next) next = _now + wait.Value;
        }

        return (requests / (_now - start).TotalSeconds, refused);
    }

    /// <summary>So many requests in each window of time.</summary>
    private sealed class Limit(int requests, TimeSpan window)
    {
        private TimeSpan _start = TimeSpan.MinValue;
        private int _count;

        public TimeSpan? Take(TimeSpan now)
        {
            if (_start == TimeSpan.MinValue || now >= _start + window) (_start, _count) = (now, 0);
            return ++_count <= requests ? null : TimeSpan.FromSeconds(Math.Ceiling((_start + window - now).TotalSeconds));
        }
    }
}
