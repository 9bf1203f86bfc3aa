using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Batching;

/// <summary>Answers that hold less or more than was asked for.</summary>
public sealed class BatchMissingIdTests : PanelTest
{
    [Theory]
    [InlineData("status")]
    [InlineData("refill")]
    [InlineData("cancel")]
    public async Task Ids_that_the_answer_leaves_out_are_errors_of_their_own(string name)
    {
        Panel.Faults.Next(Fault.DropIds(3, 10));

        var outcomes = await BatchedAction.Of(name).RunToEnd(Client, BatchedAction.Ids(1, 10));

        Assert.Equal(BatchedAction.Ids(1, 10), outcomes.Select(o => o.Id));
        var missing = outcomes.Where(o => o.Error?.Code == PanelErrorCode.NotAnswered).ToList();
        Assert.Equal([3, 10], missing.Select(o => o.Id));
        Assert.All(missing, o => Assert.Contains($" {o.Id}:", o.Error!.Message, StringComparison.Ordinal));
        Assert.Single(Panel.Requests);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task An_empty_answer_does_not_answer_any_id(string json)
    {
        Answer(json);

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [5, 6]);

        Assert.Equal([5, 6], outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.NotAnswered, o.Error!.Code));
    }

    [Fact]
    public async Task Entries_that_were_not_asked_for_are_ignored_and_reported_once()
    {
        Panel.Faults.Next(Fault.ChangeJson(json =>
        {
            json["900001"] = new JsonObject { ["status"] = "Completed" };
            json["900002"] = new JsonObject { ["status"] = "Completed" };
            return json;
        }));
        var listener = new Listener();

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client.WithObserver(listener), [1, 2, 3]);

        Assert.Equal([1, 2, 3], outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.NotNull(o.Value));
        var told = Assert.Single(listener.With("ignored"));
        Assert.Equal(PanelEventLevel.Verbose, told.Level);
        Assert.Contains("2 entries", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entries_of_a_list_that_were_not_asked_for_are_ignored_and_reported_once()
    {
        Panel.Faults.Next(Fault.ChangeJson(json =>
        {
            json.AsArray().Insert(0, new JsonObject { ["order"] = 900001, ["cancel"] = 1 });
            return json;
        }));
        var listener = new Listener();

        var outcomes = await BatchedAction.Of("cancel").RunToEnd(Client.WithObserver(listener), [3, 987654]);

        Assert.Equal([3, 987654], outcomes.Select(o => o.Id));
        Assert.NotNull(outcomes[0].Value);
        Assert.Equal(PanelErrorCode.OrderNotFound, outcomes[1].Error!.Code);
        Assert.Contains("1 entries", Assert.Single(listener.With("ignored")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_told_of_extra_entries_where_there_are_none()
    {
        var listener = new Listener();

        await BatchedAction.Of("status").RunToEnd(Client.WithObserver(listener), [1, 2, 3]);

        Assert.Empty(listener.With("ignored"));
        var told = Assert.Single(listener.Events);
        Assert.Equal(PanelEventLevel.Verbose, told.Level);
        Assert.Contains("status (3 ids): HTTP 200", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", """{"order":8,"status":"Completed"}""")]
    [InlineData("status", """{"8":{"status":"Completed"}}""")]
    [InlineData("status", """[{"order":8,"status":"Completed"}]""")]
    [InlineData("refill", """{"order":8,"refill":3}""")]
    [InlineData("refill", """{"8":{"refill":3}}""")]
    [InlineData("refill_status", """{"refill":8,"status":"Completed"}""")]
    [InlineData("refill_status", """[{"refill":8,"status":"Completed"}]""")]
    [InlineData("cancel", """[{"order":8,"cancel":1}]""")]
    public async Task An_answer_about_another_id_does_not_count(string name, string json)
    {
        Answer(json);

        var outcome = Assert.Single(await BatchedAction.Of(name).RunToEnd(Client, [7]));

        Assert.Equal(7, outcome.Id);
        Assert.Equal(PanelErrorCode.NotAnswered, outcome.Error!.Code);
    }
}
