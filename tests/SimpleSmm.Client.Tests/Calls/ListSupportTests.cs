using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A panel that takes one id per request answers a list with one error (docs/panel-api.md#answers-for-many-ids).</summary>
public sealed class ListSupportTests : PanelTest
{
    [Theory]
    [InlineData("No order was placed with this ORDER ID.")]
    [InlineData("Incorrect order ID")]
    [InlineData("Missing order parameter")]
    public async Task A_reader_asks_one_by_one_from_then_on_and_says_so_once(string text)
    {
        var listener = new Listener();
        var client = Client.WithObserver(listener);
        Panel.Faults.Next(Fault.Error(text));

        var first = await BatchedAction.Of("status").RunToEnd(client, [1, 2, 2000]);
        var second = await BatchedAction.Of("status").RunToEnd(client, [3, 4], 1);

        Assert.Equal([null, null, PanelErrorCode.OrderNotFound], first.Select(outcome => outcome.Error?.Code));
        Assert.All(second, outcome => Assert.Null(outcome.Error));
        Assert.Single(listener.With("one id per request"), told => told.Level == PanelEventLevel.Warning);
        Assert.Equal(["1,2,2000", null, null, null, null, null], Panel.Requests.Select(request => request["orders"]));
        Assert.Equal([null, "1", "2", "2000", "3", "4"], Panel.Requests.Select(request => request["order"]));
    }

    [Theory]
    [InlineData("cancel", "-CancelField order")]
    [InlineData("refill", "-ChunkSize 1")]
    public async Task A_writer_names_the_setting_and_sends_nothing_again(string name, string setting)
    {
        Panel.Faults.Next(Fault.Error("No order was placed with this ORDER ID."));

        var outcomes = await BatchedAction.Of(name).RunToEnd(Client, [1, 2]);

        Assert.All(outcomes, outcome => Assert.Equal(PanelErrorCode.PanelError, outcome.Error!.Code));
        Assert.All(outcomes, outcome => Assert.Contains(setting, outcome.Error!.Message));
        SentOnly(name, ("orders", "1,2"));
    }

    [Fact]
    public async Task An_error_of_the_whole_request_is_that_of_each_id()
    {
        Panel.Faults.Next(Fault.Error("This action is Invalid"));

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [1, 2]);

        Assert.All(outcomes, outcome => Assert.Equal(PanelErrorCode.UnsupportedAction, outcome.Error!.Code));
        SentOnly("status", ("orders", "1,2"));
    }

    [Theory]
    [InlineData("Invalid API key")]
    [InlineData("User not found")]
    public async Task An_entry_is_never_about_the_key(string text)
    {
        Answer($$$"""{"1":{"status":"Completed"},"2":{"error":"{{{text}}}"}}""");

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [1, 2]);

        Assert.NotNull(outcomes[0].Value);
        Assert.Equal(PanelErrorCode.PanelError, outcomes[1].Error!.Code);
        SentOnly("status", ("orders", "1,2"));
    }
}
