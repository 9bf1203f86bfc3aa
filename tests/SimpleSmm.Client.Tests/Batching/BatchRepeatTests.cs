using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Batching;

/// <summary>Ids that come more than once.</summary>
public sealed class BatchRepeatTests : PanelTest
{
    [Theory]
    [InlineData("status")]
    [InlineData("refill_status")]
    public async Task A_reader_asks_once_a_chunk_and_answers_each_occurrence(string name)
    {
        var action = BatchedAction.Of(name);

        var outcomes = await action.RunToEnd(Client, [3, 5, 3, 3, 7]);

        Assert.Equal([3, 5, 3, 3, 7], outcomes.Select(o => o.Id));
        SentOnly(name, action.Field([3, 5, 7]));
    }

    [Fact]
    public async Task A_reader_uses_the_single_form_for_one_id_that_comes_twice()
    {
        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [3, 3]);

        Assert.Equal(2, outcomes.Count);
        Assert.Same(outcomes[0].Value, outcomes[1].Value);
        SentOnly("status", ("order", "3"));
    }

    [Fact]
    public async Task A_reader_asks_again_in_another_chunk()
    {
        long[] ids = [.. BatchedAction.Ids(1, 100), 1];

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, ids, throttleLimit: 1);

        Assert.Equal(ids, outcomes.Select(o => o.Id));
        Assert.Equal(2, Panel.Requests.Count);
        Sent(Panel.Requests[1], "status", ("order", "1"));
    }

    [Theory]
    [InlineData("refill")]
    [InlineData("cancel")]
    public async Task A_writer_sends_an_id_once_however_far_apart_it_comes_again(string name)
    {
        var action = BatchedAction.Of(name);
        long[] ids = [.. BatchedAction.Ids(1, 100), 1, 100, 101, 101, 50];

        var outcomes = await action.RunToEnd(Client, ids, throttleLimit: 1);

        Assert.Equal(BatchedAction.Ids(1, 101), outcomes.Select(o => o.Id));
        Assert.Equal(2, Panel.Requests.Count);
        Sent(Panel.Requests[0], name, action.Field(BatchedAction.Ids(1, 100)));
        Sent(Panel.Requests[1], name, action.Field([101]));
    }

    [Fact]
    public async Task A_writer_tells_which_ids_it_would_pass_over()
    {
        var batch = Client.CancellationBatch(null, default);
        Assert.True(batch.Writes);
        Assert.False(batch.IsRepeated(3));

        batch.Add(3);
        Assert.Null(batch.Take());
        Assert.True(batch.IsRepeated(3));
        Assert.False(batch.IsRepeated(4));
        batch.Add(3);
        Assert.Null(batch.Take());

        var outcomes = new List<IdOutcome<Cancellation>>();
        while (batch.TakeLast() is { } chunk) outcomes.AddRange(await chunk);
        Assert.Equal(3, Assert.Single(outcomes).Id);
        SentOnly("cancel", ("orders", "3"));
    }

    [Fact]
    public void A_reader_passes_over_nothing()
    {
        var batch = Client.OrderStatusBatch(null, default);

        batch.Add(3);
        Assert.Null(batch.Take());

        Assert.False(batch.Writes);
        Assert.False(batch.IsRepeated(3));
    }
}
