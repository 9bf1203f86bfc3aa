using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Batching;

/// <summary>The client's methods for many ids: what they send, when, and how often.</summary>
public sealed class BatchRunTests : PanelTest
{
    [Fact]
    public async Task The_first_requests_leave_although_the_outcomes_are_not_read()
    {
        _ = Client.CancelAsync([3, 4]);

        await Eventually.Is(() => Panel.Requests.Count == 1 && Panel.Requests[0].CompletedAt is not null);
        SentOnly("cancel", ("orders", "3,4"));
    }

    [Fact]
    public async Task Outcomes_are_read_once_and_a_second_time_sends_nothing()
    {
        var outcomes = Client.RefillAsync([3, 4]);
        var ids = await IdsAsync(outcomes);
        Assert.Equal([3L, 4], ids);

        await Assert.ThrowsAsync<InvalidOperationException>(() => IdsAsync(outcomes));

        SentOnly("refill", ("orders", "3,4"));
    }

    [Fact]
    public async Task Sent_ids_are_answered_before_the_failure_of_the_source()
    {
        static IEnumerable<long> Ids()
        {
            for (var id = 1; id <= 250; id++) yield return id;
            throw new FormatException("The 251st id.");
        }

        var ids = new List<long>();
        var error = await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (var outcome in Client.CancelAsync(Ids())) ids.Add(outcome.Id);
        });

        Assert.Equal("The 251st id.", error.Message);
        Assert.Equal(BatchedAction.Ids(1, 200), ids);
        Assert.Equal(2, Panel.Requests.Count);
    }

    [Fact]
    public async Task A_reader_can_bring_its_own_stop()
    {
        Panel.Faults.Always(Fault.Delay(TimeSpan.FromMinutes(5)));
        using var stop = new CancellationTokenSource();
        var read = IdsAsync(Client.GetOrderStatusesAsync([3, 4]), stop.Token);
        await Eventually.Is(() => Panel.Requests.Count == 1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task No_ids_send_nothing()
    {
        Assert.Empty(await IdsAsync(Client.GetRefillStatusesAsync([])));
        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task One_order_is_canceled_by_the_same_request_as_a_list_of_one()
    {
        Assert.Equal(3, (await Client.CancelAsync(3)).OrderId);
        SentOnly("cancel", ("orders", "3"));

        await Failing.With(PanelErrorCode.OrderNotFound, () => Client.CancelAsync(KnownOrders + 1));
    }

    private static async Task<long[]> IdsAsync<T>(IAsyncEnumerable<IdOutcome<T>> outcomes, CancellationToken stop = default)
        where T : class
    {
        var ids = new List<long>();
        await foreach (var outcome in outcomes.WithCancellation(stop)) ids.Add(outcome.Id);
        return [.. ids];
    }
}
