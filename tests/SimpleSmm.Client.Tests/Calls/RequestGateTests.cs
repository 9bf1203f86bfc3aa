using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Calls;

namespace SimpleSmm.Tests.Calls;

/// <summary>The one door of a session.</summary>
public sealed class RequestGateTests
{
    [Fact]
    public async Task Calls_that_wait_at_a_shut_gate_leave_at_the_pace_when_it_opens()
    {
        var gate = new RequestGate(requestsPerMinute: 1_200);
        var clock = Stopwatch.StartNew();
        var leaving = new List<Task<TimeSpan>>();
        for (var i = 0; i < 6; i++) leaving.Add(LeaveAsync(gate, clock));
        var shutAt = clock.Elapsed;
        gate.ShutFor(TimeSpan.FromMilliseconds(400));

        // The first has left before; no other leaves together with the next.
        var left = (await Task.WhenAll(leaving)).Order().ToArray();
        for (var i = 1; i < left.Length; i++)
            Assert.True(left[i] >= shutAt + TimeSpan.FromMilliseconds(395 + (50 * (i - 1))), $"{i}: {left[i]}");
    }

    [Fact]
    public async Task A_canceled_wait_does_not_block_the_others()
    {
        var gate = new RequestGate(requestsPerMinute: null);
        gate.ShutFor(TimeSpan.FromMilliseconds(200));
        using var stop = new CancellationTokenSource(20);
        var (first, second) = (gate.PassAsync(stop.Token), gate.PassAsync(CancellationToken.None));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await second;
    }

    private static async Task<TimeSpan> LeaveAsync(RequestGate gate, Stopwatch clock)
    {
        await gate.PassAsync(CancellationToken.None);
        return clock.Elapsed;
    }
}
