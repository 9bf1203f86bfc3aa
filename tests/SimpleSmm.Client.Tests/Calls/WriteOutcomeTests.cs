using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A writer that was sent and not answered properly is never sent again, and says so.</summary>
public sealed class WriteOutcomeTests : PanelTest
{
    private static readonly Dictionary<string, (Fault Fault, int? Status)> Observer = new()
    {
        ["nothing comes"] = (Fault.Hang().AfterAccept(), null),
        ["the answer does not end"] = (Fault.Drip(1, TimeSpan.FromMilliseconds(200)), null),
        ["the connection is reset"] = (Fault.ResetAfterAccept(), null),
        ["the connection is reset before the panel acts"] = (Fault.ResetBeforeAccept(), null),
        ["the answer breaks off"] = (Fault.CutBody(3), null),
        ["500"] = (Fault.Status(500).AfterAccept(), 500),
        ["502"] = (Fault.Status(502), 502),
        ["524"] = (Fault.Status(524).AfterAccept(), 524),
        ["500 with an error in JSON"] = (Fault.Answer(500, """{"error":"Not enough funds"}""").AfterAccept(), 500),
        ["503 with an order in JSON"] = (Fault.StatusCode(503), 503),
        ["a web page"] = (Fault.Answer(200, "<html><body>Welcome</body></html>", "text/html").AfterAccept(), 200),
        ["nothing at all"] = (Fault.EmptyBody().AfterAccept(), 200),
        ["half the JSON"] = (Fault.TruncateJson(), 200),
        ["JSON without an id"] = (Fault.Answer(200, """{"status":"success"}""").AfterAccept(), 200),
        ["something that is not compressed as it says"] =
            (Fault.Answer(200, "{}", "application/json", ("Content-Encoding", "gzip")).AfterAccept(), null),
    };

    public static MatrixTheoryData<string, string> Cases => new(Writer.Names, Observer.Keys);

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Fault", "The wire: every fault after the request has left")]
    public async Task The_outcome_is_unknown_and_nothing_is_sent_again(string name, string happening)
    {
        var (fault, status) = Observer[happening];
        Panel.Faults.Always(fault);
        var writer = Writer.Of(name);
        var client = Connect(TimeSpan.FromSeconds(1));
        var before = DateTimeOffset.UtcNow;

        var thrown = await Failing.With(PanelErrorCode.OutcomeUnknown, () => writer.Send(client, default));

        var after = DateTimeOffset.UtcNow;
        var error = Assert.IsType<OutcomeUnknownException>(thrown);
        Assert.Equal(name, error.Action);
        Assert.Equal(writer.FieldsByName, error.Fields);
        Assert.Equal(status, error.HttpStatus);
        Assert.InRange(error.SentAt, before, after);
        Assert.InRange(error.Elapsed, TimeSpan.FromTicks(1), after - before);
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsFatal);
        SentOnly(name, writer.Fields);
    }

    [Fact]
    public async Task An_order_that_the_panel_took_before_it_fell_silent_is_paid_once()
    {
        Panel.Faults.Always(Fault.Hang().AfterAccept());
        var client = Connect(TimeSpan.FromSeconds(1));

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of("add").Send(client, default));

        Assert.Single(Panel.Panel.Orders);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("refill")]
    [InlineData("cancel")]
    [Trait("Fault", "The wire: a reset on a reused connection")]
    public async Task A_write_on_a_reused_connection_is_not_sent_again(string name)
    {
        var writer = Writer.Of(name);
        await Client.GetBalanceAsync();
        Panel.ClearRequests();
        Panel.Faults.Always(Fault.ResetAfterAccept());

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => writer.Send(Client, default));

        SentOnly(name, writer.Fields);
    }

    [Theory]
    [InlineData("""{"order":0}""")]
    [InlineData("""{"order":"0"}""")]
    [InlineData("""{"order":-5}""")]
    [InlineData("""{"order":null}""")]
    [InlineData("""{"order":""}""")]
    [InlineData("""{"order":"ord_7"}""")]
    [InlineData("""{"order":1.5}""")]
    [InlineData("""{"message":"scheduled"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [Trait("Fault", "The wire: an answer without a usable id")]
    public async Task An_order_without_a_usable_id_has_an_unknown_outcome(string json)
    {
        Panel.Faults.Always(Fault.Answer(200, json).AfterAccept());

        var error = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of("add").Send(Client, default));

        Assert.Contains(json, error.Message, StringComparison.Ordinal);
        Assert.Single(Panel.Requests);
    }

    [Theory]
    [InlineData("refill")]
    [InlineData("cancel")]
    [Trait("Fault", "The wire: a fault in a request of 100 ids")]
    public async Task In_a_chunk_each_id_has_an_unknown_outcome_of_its_own(string name)
    {
        Panel.Faults.Always(Fault.Status(502).AfterAccept());

        var outcomes = await BatchedAction.Of(name).RunToEnd(Client, [1, 2, 3]);

        Assert.Equal([1, 2, 3], outcomes.Select(o => o.Id));
        var field = name == "cancel" ? "orders" : "order";
        foreach (var outcome in outcomes)
        {
            var error = Assert.IsType<OutcomeUnknownException>(outcome.Error);
            Assert.Equal(new Dictionary<string, string> { [field] = $"{outcome.Id}" }, error.Fields);
            Assert.Contains($"{outcome.Id}", error.Message, StringComparison.Ordinal);
            Assert.Equal(name, error.Action);
            Assert.Equal(502, error.HttpStatus);
            Assert.NotEqual(default, error.SentAt);
            Assert.True(error.Elapsed > TimeSpan.Zero);
        }

        Assert.Equal(3, outcomes.Select(o => o.Error).Distinct().Count());
        SentOnly(name, ("orders", "1,2,3"));
    }

    [Fact]
    public async Task In_a_chunk_an_id_without_a_refill_has_an_unknown_outcome_and_the_others_do_not()
    {
        Answer("""[{"order":1,"refill":7},{"order":2,"refill":null},{"order":3,"refill":{"error":"Order not eligible for refill."}}]""");

        var outcomes = await BatchedAction.Of("refill").RunToEnd(Client, [1, 2, 3]);

        Assert.Equal(7, Assert.IsType<Refill>(outcomes[0].Value).RefillId);
        Assert.Equal("2", Assert.IsType<OutcomeUnknownException>(outcomes[1].Error).Fields["order"]);
        Assert.Equal(PanelErrorCode.RefillNotAllowed, outcomes[2].Error!.Code);
        Assert.Single(Panel.Requests);
    }
}
