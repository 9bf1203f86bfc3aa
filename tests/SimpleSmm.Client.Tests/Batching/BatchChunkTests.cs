using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Batching;

/// <summary>How many ids become which requests.</summary>
public sealed class BatchChunkTests : PanelTest
{
    public static MatrixTheoryData<string, int> Counts => new(BatchedAction.Names, [0, 1, 2, 99, 100, 101, 200, 201, 250]);

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task Ids_go_out_in_hundreds_and_come_back_in_order(string name, int count)
    {
        var action = BatchedAction.Of(name);
        var ids = BatchedAction.Ids(1, count);

        var outcomes = await action.RunToEnd(Client, ids, throttleLimit: 1);

        Assert.Equal(ids, outcomes.Select(o => o.Id));
        var chunks = ids.Chunk(100).ToList();
        Assert.Equal(chunks.Count, Panel.Requests.Count);
        for (var i = 0; i < chunks.Count; i++) Sent(Panel.Requests[i], name, action.Field(chunks[i]));
    }

    [Fact]
    public async Task Every_order_that_exists_has_a_status()
    {
        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, BatchedAction.Ids(1, 250));

        foreach (var outcome in outcomes)
        {
            var status = Assert.IsType<OrderStatus>(outcome.Value);
            Assert.Equal(Panel.Panel.FindOrder(outcome.Id)!.Status, status.Status);
        }
    }

    [Fact]
    public async Task Refills_that_were_accepted_can_be_asked_about()
    {
        var refills = await BatchedAction.Of("refill").RunToEnd(Client, BatchedAction.Ids(1, 20));
        var ids = refills.Where(o => o.Value is not null).Select(o => ((Refill)o.Value!).RefillId).ToArray();
        Assert.InRange(ids.Length, 2, 19);
        Assert.All(refills.Where(o => o.Error is not null), o => Assert.Equal(PanelErrorCode.RefillNotAllowed, o.Error!.Code));

        var statuses = await BatchedAction.Of("refill_status").RunToEnd(Client, ids);

        Assert.Equal(ids, statuses.Select(o => o.Id));
        Assert.All(statuses, o => Assert.Equal("Pending", ((RefillStatus)o.Value!).Status));
    }

    [Fact]
    public async Task One_bad_id_in_a_hundred_is_one_error_with_that_id()
    {
        List<long> ids = [.. BatchedAction.Ids(1, 99)];
        ids.Insert(42, 987654);

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, ids);

        Assert.Equal(ids, outcomes.Select(o => o.Id));
        var bad = Assert.Single(outcomes, o => o.Error is not null);
        Assert.Equal(987654, bad.Id);
        Assert.Equal(PanelErrorCode.OrderNotFound, bad.Error!.Code);
        Assert.Contains("987654", bad.Error.Message, StringComparison.Ordinal);
        Assert.Equal("987654", bad.Error.Fields["order"]);
        SentOnly("status", ("orders", string.Join(',', ids)));
    }

    [Fact]
    public async Task An_id_alone_asked_for_without_a_batch_uses_the_single_form()
    {
        var status = await Client.GetOrderStatusAsync(100);

        Assert.Equal(100, status.OrderId);
        SentOnly("status", ("order", "100"));
    }

    [Fact]
    public async Task A_bad_id_alone_is_thrown()
    {
        var error = await Failing.With(PanelErrorCode.OrderNotFound, () => Client.GetOrderStatusAsync(987654));

        Assert.Equal("Incorrect order ID", error.PanelText);
        Assert.Equal("987654", error.Fields["order"]);
        SentOnly("status", ("order", "987654"));
    }
}
