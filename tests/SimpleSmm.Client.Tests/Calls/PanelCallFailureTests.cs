using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>What a reader says when the network does not do its part. Nothing is lost, so the outcome is never unknown.</summary>
public sealed class PanelCallFailureTests : PanelTest
{
    [Fact]
    public async Task A_time_out_is_one()
    {
        Panel.Faults.Always(Fault.Hang());
        var client = Connect(TimeSpan.FromMilliseconds(250));

        var error = await Failing.With(PanelErrorCode.RequestTimeout, () => client.GetBalanceAsync());

        Assert.Equal("balance", error.Action);
        Assert.Null(error.HttpStatus);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.Contains("0.25 s.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_begins_but_does_not_end_in_time_is_a_time_out()
    {
        Panel.Faults.Always(Fault.Drip(1, TimeSpan.FromMilliseconds(100)));
        var client = Connect(TimeSpan.FromSeconds(1));

        await Failing.With(PanelErrorCode.RequestTimeout, () => client.GetServicesAsync());
    }

    [Fact]
    public async Task A_slow_answer_that_ends_in_time_is_read()
    {
        Panel.Faults.Always(Fault.Drip(10, TimeSpan.FromMilliseconds(5)));

        Assert.Equal(Panel.Panel.Balance, (await Client.GetBalanceAsync()).Balance);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(524)]
    public async Task A_server_error_is_an_unusable_answer(int status)
    {
        Panel.Faults.Always(Fault.Status(status));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Assert.IsType<PanelException>(error);
        Assert.Equal(status, error.HttpStatus);
    }

    [Fact]
    public async Task A_server_error_with_words_keeps_them()
    {
        Panel.Faults.Always(Fault.Answer(500, """{"error":"Internal server error"}"""));

        var error = await Failing.With(PanelErrorCode.PanelError, () => Client.GetBalanceAsync());

        Assert.Equal("Internal server error", error.PanelText);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_a_failure_of_the_network()
    {
        Panel.Faults.Always(Fault.ResetAfterAccept());

        await Failing.With(PanelErrorCode.NetworkFailure, () => Client.GetOrderStatusAsync(5));
    }

    [Fact]
    public async Task A_time_out_of_a_chunk_is_an_error_of_each_id()
    {
        Panel.Faults.Always(Fault.Hang());
        var client = Connect(TimeSpan.FromMilliseconds(250));

        var outcomes = await BatchedAction.Of("status").RunToEnd(client, [4, 5]);

        Assert.Equal([4, 5], outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.RequestTimeout, o.Error!.Code));
        Assert.Equal(["4", "5"], outcomes.Select(o => o.Error!.Fields["order"]));
    }
}
