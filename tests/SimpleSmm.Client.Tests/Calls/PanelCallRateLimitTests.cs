using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A panel that wants fewer requests gets fewer, from everybody.</summary>
public sealed class PanelCallRateLimitTests : PanelTest
{
    private static readonly RetryOptions Patient = new() { MaximumCount = 3, Interval = TimeSpan.FromMilliseconds(50), MaximumInterval = TimeSpan.FromSeconds(5) };

    // A timer may be early by the clock's grain.
    private static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> Forms => ["seconds", "date", "text", "bare"];

    [Theory]
    [MemberData(nameof(Forms))]
    [Trait("Fault", "The wire: HTTP 429 to an order")]
    public async Task An_order_that_was_turned_away_goes_again_and_is_placed_once(string form)
    {
        Panel.Faults.Next(form switch
        {
            "seconds" => Fault.RateLimit("1"),
            "date" => Fault.RateLimit(DateTimeOffset.UtcNow.AddSeconds(1).ToString("r")),
            "text" => Fault.RateLimitText(),
            _ => Fault.RateLimit(),
        });

        await Connect(retry: Patient).AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 });

        Assert.Equal(2, Panel.Requests.Count);
        Assert.Single(Panel.Panel.Orders);
        Assert.Single(Panel.Requests, request => request.Accepted);
    }

    [Fact]
    public async Task The_whole_session_waits_as_long_as_the_panel_asks()
    {
        var client = Connect(retry: Patient);
        Panel.Faults.Next(Fault.RateLimit("1"));

        var first = client.GetBalanceAsync();
        await Eventually.Is(() => Panel.Requests.Count == 1 && Panel.Requests[0].CompletedAt is not null);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await client.GetOrderStatusAsync(7);
        await first;

        var turnedAway = Panel.Requests[0].CompletedAt!.Value;
        Assert.Equal(3, Panel.Requests.Count);
        Assert.All(Panel.Requests.Skip(1), request => Assert.True(request.ReceivedAt - turnedAway >= TimeSpan.FromSeconds(1) - Grain));
    }

    [Fact]
    public async Task A_panel_that_asks_for_more_than_the_user_wants_to_wait_is_an_error_at_once()
    {
        Panel.Faults.Always(Fault.RateLimit("3600"));

        var error = await Failing.With(PanelErrorCode.RateLimited, () => Connect(retry: Patient).GetBalanceAsync());

        Assert.Contains("3600 s.", error.Message, StringComparison.Ordinal);
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task A_pace_is_kept_by_all_users_of_a_client_together()
    {
        var client = Connect(requestsPerMinute: 1_200);
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(1, 9).Select(_ => Task.Run(() => client.GetBalanceAsync())));

        Assert.True(clock.Elapsed >= TimeSpan.FromMilliseconds(8 * 50) - Grain, $"9 requests at 20 a second took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData(0, "1", 5)]
    [InlineData(3, "3600", 1)]
    public async Task The_next_request_waits_although_the_one_turned_away_is_not_sent_again(int retries, string retryAfter, int longest)
    {
        var client = Connect(retry: new() { MaximumCount = retries, MaximumInterval = TimeSpan.FromSeconds(longest) });
        Panel.Faults.Next(Fault.RateLimit(retryAfter));

        await Failing.With(PanelErrorCode.RateLimited, () => client.GetBalanceAsync());
        await client.GetBalanceAsync();

        Assert.Equal(2, Panel.Requests.Count);
        Assert.True(Panel.Requests[1].ReceivedAt - Panel.Requests[0].CompletedAt!.Value >= TimeSpan.FromSeconds(1) - Grain);
    }

    [Fact]
    public async Task The_last_repetition_that_is_turned_away_holds_back_the_next_request_too()
    {
        var client = Connect(retry: new() { MaximumCount = 1, Interval = TimeSpan.FromMilliseconds(1), MaximumInterval = TimeSpan.FromSeconds(5) });
        Panel.Faults.Next(Fault.RateLimit("0"));
        Panel.Faults.Next(Fault.RateLimit("1"));

        await Failing.With(PanelErrorCode.RateLimited, () => client.GetBalanceAsync());
        await client.GetBalanceAsync();

        Assert.Equal(3, Panel.Requests.Count);
        Assert.True(Panel.Requests[2].ReceivedAt - Panel.Requests[1].CompletedAt!.Value >= TimeSpan.FromSeconds(1) - Grain);
    }

    [Fact]
    public async Task A_request_that_the_panel_answers_with_an_error_counts_for_the_pace()
    {
        var listener = new Listener();
        var client = Connect(retry: Patient).WithObserver(listener);
        for (var i = 0; i < 12; i++) await Failing.With(PanelErrorCode.OrderNotFound, () => client.GetOrderStatusAsync(KnownOrders + 1));
        Panel.Faults.Next(Fault.RateLimit("1"));

        await client.GetBalanceAsync();

        Assert.Single(listener.With("the panel was seen to allow"));
    }
}
