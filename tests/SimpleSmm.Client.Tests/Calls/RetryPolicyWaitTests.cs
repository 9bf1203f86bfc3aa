using System;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Calls;
using SimpleSmm.Errors;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>How long the waits are, and that a stop ends them.</summary>
public sealed class RetryPolicyWaitTests : PanelTest
{
    private static readonly PanelFailure Unreachable = new(PanelErrorCode.NetworkFailure, "") { MayHaveArrived = false };

    [Fact]
    public void A_wait_doubles_up_to_the_longest_and_is_anything_below()
    {
        var policy = new RetryPolicy(new() { MaximumCount = 40, Interval = TimeSpan.FromSeconds(1), MaximumInterval = TimeSpan.FromSeconds(5) });
        double[] ceilings = [1, 2, 4, 5, 5];
        for (var retries = 0; retries < ceilings.Length; retries++)
        {
            var longest = 0.0;
            var shortest = double.MaxValue;
            for (var i = 0; i < 500; i++)
            {
                var wait = policy.WaitBefore(Unreachable, writes: true, retries)!.Value.TotalSeconds;
                (longest, shortest) = (Math.Max(longest, wait), Math.Min(shortest, wait));
            }

            Assert.InRange(longest, ceilings[retries] * 0.9, ceilings[retries]);
            Assert.InRange(shortest, 0, ceilings[retries] * 0.1);
        }

        Assert.Equal(TimeSpan.FromSeconds(5), policy.WaitBefore(Unreachable with { Code = PanelErrorCode.RateLimited }, writes: false, retries: 39));
        Assert.Null(policy.WaitBefore(Unreachable, writes: false, retries: 40));
    }

    [Theory]
    [InlineData(4, 60, new double[] { 1, 2, 4, 53 })]
    [InlineData(1, 60, new double[] { 60 })]
    [InlineData(8, 60, new double[] { 1, 2, 4, 8, 16, 32, 60, 60 })]
    [InlineData(4, 5, new double[] { 1, 2, 4, 5 })]
    public void A_minute_is_waited_out_before_a_rate_limited_request_is_given_up(int count, int longest, double[] seconds)
    {
        var policy = new RetryPolicy(new() { MaximumCount = count, MaximumInterval = TimeSpan.FromSeconds(longest) });
        for (var retries = 0; retries < count; retries++)
            Assert.Equal(seconds[retries], policy.WaitBefore(new(PanelErrorCode.RateLimited, ""), writes: true, retries)!.Value.TotalSeconds);
    }

    [Theory]
    [InlineData("backoff")]
    [InlineData("rate limit")]
    [InlineData("pace")]
    public async Task A_stop_ends_a_wait_at_once_and_nothing_is_sent_after_it(string wait)
    {
        var retry = new RetryOptions { MaximumCount = 5, Interval = TimeSpan.FromHours(1), MaximumInterval = TimeSpan.FromHours(2) };
        using var stop = new CancellationTokenSource();
        var listener = new Listener();
        var client = Connect(retry: retry, requestsPerMinute: wait == "pace" ? 1 : null).WithObserver(listener);
        if (wait == "pace") await client.GetBalanceAsync(stop.Token);
        else Panel.Faults.Always(wait == "backoff" ? Fault.Status(502) : Fault.RateLimit("3600"));

        var call = client.GetBalanceAsync(stop.Token);
        await Eventually.Is(() => wait == "pace" || listener.With("Retry 1 of 5").Count == 1);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.True(call.IsCanceled);
        Assert.Single(Panel.Requests);
    }
}
