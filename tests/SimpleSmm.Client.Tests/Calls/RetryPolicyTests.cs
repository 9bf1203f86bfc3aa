using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>Readers go again after any fault, writers only where nothing happened.</summary>
public sealed class RetryPolicyTests : PanelTest
{
    private static readonly RetryOptions Three = new() { MaximumCount = 3, Interval = TimeSpan.FromMilliseconds(1), MaximumInterval = TimeSpan.FromMilliseconds(2) };

    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["hang"] = Fault.Hang(),
        ["reset"] = Fault.ResetAfterAccept(),
        ["502"] = Fault.Status(502).AfterAccept(),
        ["500 with JSON"] = Fault.Answer(500, """{"error":"Internal server error"}""").AfterAccept(),
        ["nothing"] = Fault.EmptyBody().AfterAccept(),
        ["HTML"] = Fault.JustAMoment().AfterAccept(),
        ["half of it"] = Fault.TruncateJson(),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    // Only what hangs needs it. A busy machine may be late with the others.
    private static TimeSpan TimeOut(string fault) => fault == "hang" ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_reader_goes_again_and_gets_its_answer(string fault)
    {
        var client = Connect(TimeOut(fault), retry: Three);
        Panel.Faults.Next(Faults[fault], times: 2);

        Assert.Equal(7, (await client.GetOrderStatusAsync(7)).OrderId);

        Assert.Equal(3, Panel.Requests.Count);
        Assert.All(Panel.Requests, request => Sent(request, "status", ("order", "7")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_reader_gives_up_after_as_many_times_as_the_user_wants(string fault)
    {
        var client = Connect(TimeOut(fault), retry: Three);
        Panel.Faults.Always(Faults[fault]);

        await Assert.ThrowsAsync<PanelException>(() => client.GetBalanceAsync());

        Assert.Equal(4, Panel.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Fault", "The wire: faults of a writer with retries")]
    public async Task A_writer_never_goes_again(string fault)
    {
        var client = Connect(TimeOut(fault), retry: Three);
        Panel.Faults.Always(Faults[fault]);

        foreach (var writer in (string[])["refill", "cancel"])
        {
            var outcome = Assert.Single(await BatchedAction.Of(writer).RunToEnd(client, [1]));
            Assert.IsType<OutcomeUnknownException>(outcome.Error);
        }

        var order = new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 };
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.AddOrderAsync(order));

        Assert.Equal(["refill", "cancel", "add"], Array.ConvertAll([.. Panel.Requests], request => request["action"]!));
    }

    [Fact]
    public async Task A_refused_request_is_not_sent_again()
    {
        var client = Connect(retry: Three);
        Panel.Faults.Always(Fault.Error("Incorrect order ID"));

        await Failing.With(PanelErrorCode.OrderNotFound, () => client.GetOrderStatusAsync(7));

        Assert.Single(Panel.Requests);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(410)]
    public async Task Where_there_is_no_API_the_error_says_so_at_once(int status)
    {
        var client = Connect(retry: Three);
        Panel.Faults.Always(Fault.Status(status));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => client.GetBalanceAsync());

        Assert.Contains("check the path of -Uri", error.Message, StringComparison.Ordinal);
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_sent_again()
    {
        var client = Connect(retry: Three);
        Panel.Faults.Always(Fault.Redirect(301, "https://example.com/api"));

        await Failing.With(PanelErrorCode.RedirectRefused, () => client.GetBalanceAsync());

        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task Each_attempt_is_announced_with_the_count_that_the_user_set()
    {
        var listener = new Listener();
        var client = Connect(retry: Three).WithObserver(listener);
        Panel.Faults.Next(Fault.Status(502), times: 2);

        await client.GetBalanceAsync();

        Assert.Equal(2, listener.With("Retry ").Count);
        Assert.All(listener.With("Retry "), told => Assert.Equal(PanelEventLevel.Warning, told.Level));
        Assert.Contains("Retry 1 of 3", listener.With("Retry ")[0].Text, StringComparison.Ordinal);
        Assert.Contains("Retry 2 of 3", listener.With("Retry ")[1].Text, StringComparison.Ordinal);
    }
}
