using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A call that is canceled ends at once and sends nothing more.</summary>
public sealed class PanelCallCancellationTests : PanelTest
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_call_that_hangs_ends_promptly() => await EndsPromptly(Fault.Hang(), stop => Client.GetBalanceAsync(stop));

    [Fact]
    public async Task A_call_whose_answer_drips_ends_promptly() =>
        await EndsPromptly(Fault.Drip(1, TimeSpan.FromMilliseconds(50)), stop => Client.GetServicesAsync(stop));

    [Fact]
    public async Task A_call_whose_answer_stops_in_the_middle_ends_promptly() =>
        await EndsPromptly(Fault.Drip(20, TimeSpan.FromMinutes(1)), stop => Client.GetServicesAsync(stop));

    [Theory]
    [InlineData("add")]
    [InlineData("refill")]
    [InlineData("cancel")]
    public async Task A_writer_that_hangs_ends_promptly(string name) =>
        await EndsPromptly(Fault.Hang().AfterAccept(), stop => Writer.Of(name).Send(Client, stop));

    [Theory]
    [InlineData("status")]
    [InlineData("cancel")]
    public async Task A_batch_that_hangs_ends_promptly_and_sends_no_other_chunk(string name)
    {
        await EndsPromptly(
            Fault.Hang(),
            stop => BatchedAction.Of(name).RunToEnd(Client, BatchedAction.Ids(1, 1000), throttleLimit: 1, stop));
    }

    [Fact]
    public async Task A_batch_that_is_canceled_on_the_way_has_given_what_was_there()
    {
        using var stop = new CancellationTokenSource();
        var seen = new List<long>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var outcome in BatchedAction.Of("status").Run(Client, BatchedAction.Ids(1, 1000), throttleLimit: 1, stop.Token))
            {
                seen.Add(outcome.Id);
                if (seen.Count == 150) await stop.CancelAsync();
            }
        });

        Assert.Equal(BatchedAction.Ids(1, 200), seen);
        Assert.Equal(2, Panel.Requests.Count);
    }

    [Fact]
    public async Task A_call_that_is_canceled_before_it_starts_is_not_sent()
    {
        var stop = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.GetBalanceAsync(stop));
        foreach (var name in Writer.Names) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Writer.Of(name).Send(Client, stop));
        foreach (var name in BatchedAction.Names)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => BatchedAction.Of(name).RunToEnd(Client, BatchedAction.Ids(1, 300), 4, stop));
        }

        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task A_call_that_was_canceled_leaves_the_client_fit_for_the_next_one()
    {
        await EndsPromptly(Fault.Hang(), stop => Client.GetBalanceAsync(stop));

        Assert.Equal(Panel.Panel.Balance, (await Client.GetBalanceAsync()).Balance);
    }

    private async Task EndsPromptly(Fault fault, Func<CancellationToken, Task> call)
    {
        Panel.Faults.Next(fault);
        using var stop = new CancellationTokenSource();
        var running = call(stop.Token);
        await Eventually.Is(() => Panel.Requests.Any(request => request.Fault is not null));
        Assert.False(running.IsCompleted);

        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Promptly);
        Assert.True(error.CancellationToken.IsCancellationRequested);
        Assert.Single(Panel.Requests);
    }
}
