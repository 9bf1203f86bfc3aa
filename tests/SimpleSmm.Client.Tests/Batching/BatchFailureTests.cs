using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Batching;

/// <summary>A chunk that fails as a whole.</summary>
public sealed class BatchFailureTests : PanelTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_chunk_that_fails_in_the_middle_costs_its_own_ids_and_no_others(int limit)
    {
        Panel.Faults.Always(Fault.Transform(reply => reply.Text.Contains("\"401\":", StringComparison.Ordinal)
            ? reply with { Status = 502, ContentType = "text/html", Body = "<h1>Bad Gateway</h1>"u8.ToArray() }
            : reply));
        var ids = BatchedAction.Ids(1, 1000);

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, ids, limit);

        Assert.Equal(ids, outcomes.Select(o => o.Id));
        Assert.Equal(900, outcomes.Count(o => o.Value is not null));
        var failed = outcomes.Where(o => o.Error is not null).ToList();
        Assert.Equal(BatchedAction.Ids(401, 100), failed.Select(o => o.Id));
        Assert.All(failed, o =>
        {
            Assert.Equal(PanelErrorCode.ResponseInvalid, o.Error!.Code);
            Assert.Equal(502, o.Error.HttpStatus);
            Assert.Equal($"{o.Id}", o.Error.Fields["order"]);
            Assert.StartsWith($"Order {o.Id}: ", o.Error.Message, StringComparison.Ordinal);
            Assert.Contains("Bad Gateway", o.Error.Message, StringComparison.Ordinal);
        });
        Assert.Equal(100, failed.Select(o => o.Error).Distinct().Count());
    }

    [Fact]
    public async Task A_refused_key_is_fatal_for_every_id_of_the_chunk()
    {
        using var client = Clients.For(Panel.Uri, "another-key");

        var outcomes = await BatchedAction.Of("status").RunToEnd(client, BatchedAction.Ids(1, 3));

        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.InvalidApiKey, o.Error!.Code));
        Assert.All(outcomes, o => Assert.True(o.Error!.IsFatal));
    }

    [Theory]
    [InlineData("status")]
    [InlineData("refill")]
    public async Task A_refused_key_is_not_tried_again_for_the_chunks_behind(string name)
    {
        using var client = Clients.For(Panel.Uri, "another-key");

        var outcomes = await BatchedAction.Of(name).RunToEnd(client, BatchedAction.Ids(1, 3000), throttleLimit: 4);

        Assert.Equal(BatchedAction.Ids(1, 3000), outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.InvalidApiKey, o.Error!.Code));
        Assert.Equal("Order 3000", outcomes[^1].Error!.Message.Split(':')[0]);
        Assert.InRange(Panel.Requests.Count(request => request["action"] == name), 1, 4);
        Assert.Single(Panel.Requests, request => request["action"] == "balance");
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_network_failure_of_each_id_of_a_reader()
    {
        Panel.Faults.Always(Fault.ResetBeforeAccept());

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, BatchedAction.Ids(1, 3));

        Assert.Equal([1, 2, 3], outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.NetworkFailure, o.Error!.Code));
        Assert.All(outcomes, o => Assert.Null(o.Error!.HttpStatus));
    }
}
