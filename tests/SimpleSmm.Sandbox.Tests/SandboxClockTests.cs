using System;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Sandbox.Tests;

/// <summary>The panel's time.</summary>
public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Start = new(2024, 2, 29, 12, 0, 0, TimeSpan.Zero);

    private static SandboxClock Clock(double speed) => new SandboxPanel(new SandboxOptions { Start = Start, Speed = speed }).Clock;

    [Fact]
    public void With_speed_0_only_advancing_moves_it()
    {
        var clock = Clock(0);
        Thread.Sleep(5);
        Assert.Equal(Start, clock.Now);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Start.AddHours(1), clock.Now);
    }

    [Fact]
    public void A_fast_clock_is_fast_and_keeps_what_has_passed_when_it_slows_down()
    {
        var clock = Clock(1_000_000);
        Assert.True(SpinWait.SpinUntil(() => clock.Now > Start.AddMinutes(10), TimeSpan.FromSeconds(10)));
        clock.Speed = 0;
        var stopped = clock.Now;
        Assert.True(stopped > Start.AddMinutes(10));
        Assert.Equal(stopped, clock.Now);
    }

    [Fact]
    public void It_does_not_go_back()
    {
        var clock = Clock(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Speed = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Speed = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock(double.PositiveInfinity));
        Assert.Equal(1, clock.Speed);
    }

    [Fact]
    public void Many_threads_advance_it_by_the_sum()
    {
        var clock = Clock(0);
        Parallel.For(0, 1000, _ => clock.Advance(TimeSpan.FromSeconds(1)));
        Assert.Equal(Start.AddSeconds(1000), clock.Now);
    }
}
