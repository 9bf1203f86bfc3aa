using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests;

/// <summary>A client that is closed while it is used, or used after it was closed.</summary>
public sealed class PanelClientDisposalTests : PanelTest
{
    [Fact]
    public async Task A_closed_client_sends_nothing_and_says_so()
    {
        Client.Dispose();

        await Failing.With(PanelErrorCode.NotConnected, () => Client.GetBalanceAsync());
        foreach (var name in Writer.Names) await Failing.With(PanelErrorCode.NotConnected, () => Writer.Of(name).Send(Client, default));
        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [1, 2]);

        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.NotConnected, o.Error!.Code));
        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task A_client_that_was_used_before_it_was_closed_sends_nothing_more()
    {
        await Client.GetBalanceAsync();
        var observed = Client.WithObserver(new Listener());
        Client.Dispose();
        Client.Dispose();

        await Failing.With(PanelErrorCode.NotConnected, () => Client.GetBalanceAsync());
        await Failing.With(PanelErrorCode.NotConnected, () => observed.GetBalanceAsync());

        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task A_reader_under_way_fails_when_the_client_is_closed()
    {
        var error = await ClosedWhileUnderWay(Fault.Hang(), () => Client.GetBalanceAsync());

        Assert.Equal(PanelErrorCode.NotConnected, error.Code);
    }

    [Fact]
    public async Task A_reader_whose_answer_has_begun_fails_when_the_client_is_closed()
    {
        var error = await ClosedWhileUnderWay(Fault.Drip(20, TimeSpan.FromSeconds(15)), () => Client.GetServicesAsync());

        Assert.Equal(PanelErrorCode.NotConnected, error.Code);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("refill")]
    [InlineData("cancel")]
    public async Task A_writer_under_way_has_an_unknown_outcome_when_the_client_is_closed(string name)
    {
        var writer = Writer.Of(name);

        var error = await ClosedWhileUnderWay(Fault.Hang().AfterAccept(), () => writer.Send(Client, default));

        Assert.IsType<OutcomeUnknownException>(error);
        Assert.Equal(writer.FieldsByName, error.Fields);
    }

    [Fact]
    public async Task Every_id_of_a_batch_under_way_has_its_error_when_the_client_is_closed()
    {
        Panel.Faults.Always(Fault.Hang());
        var running = BatchedAction.Of("status").RunToEnd(Client, BatchedAction.Ids(1, 300), 4);
        await Eventually.Is(() => Panel.Requests.Count == 3);

        Client.Dispose();
        var outcomes = await running;

        Assert.Equal(BatchedAction.Ids(1, 300), outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.NotConnected, o.Error!.Code));
    }

    private async Task<PanelException> ClosedWhileUnderWay(Fault fault, Func<Task> call)
    {
        Panel.Faults.Always(fault);
        var running = call();
        await Eventually.Is(() => Panel.Requests.Any(request => request.Fault is not null));
        Assert.False(running.IsCompleted);

        var clock = Stopwatch.StartNew();
        Client.Dispose();
        var error = await Assert.ThrowsAnyAsync<PanelException>(() => running);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Single(Panel.Requests);
        return error;
    }
}
