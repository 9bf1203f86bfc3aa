using System;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests;

/// <summary>An action of the panel's own goes the way of all others: sent once unless it may be sent again, judged and cleaned alike.</summary>
public sealed class PanelClientActionTests : PanelTest
{
    private static readonly RetryOptions Two = new() { MaximumCount = 2, Interval = TimeSpan.FromMilliseconds(1), MaximumInterval = TimeSpan.FromMilliseconds(2) };

    [Fact]
    public async Task It_is_sent_with_its_fields_in_order()
    {
        Answer("""{"ok":true}""");

        var answer = await Client.InvokeAsync("webhook.add", [new("url", "https://example.com/a?b=c&d"), new("event", "order.completed")]);

        Assert.True(answer.GetProperty("ok").GetBoolean());
        SentOnly("webhook.add", ("url", "https://example.com/a?b=c&d"), ("event", "order.completed"));
    }

    [Theory]
    [InlineData("5", JsonValueKind.Number)]
    [InlineData("\"done\"", JsonValueKind.String)]
    [InlineData("true", JsonValueKind.True)]
    [InlineData("null", JsonValueKind.Null)]
    [InlineData("[]", JsonValueKind.Array)]
    [InlineData("{}", JsonValueKind.Object)]
    public async Task Any_JSON_is_an_answer(string json, JsonValueKind kind)
    {
        Answer(json);

        Assert.Equal(kind, (await Client.InvokeAsync("sync")).ValueKind);
    }

    [Theory]
    [InlineData("""{"error":"It is Sunday"}""", PanelErrorCode.PanelError)]
    [InlineData("""{"status":"fail","message":"Incorrect action"}""", PanelErrorCode.UnsupportedAction)]
    [InlineData("\"Not enough funds\"", PanelErrorCode.InsufficientFunds)]
    [InlineData("""{"error":"Invalid API key"}""", PanelErrorCode.InvalidApiKey)]
    public async Task An_error_is_an_error_as_everywhere(string json, PanelErrorCode code)
    {
        Panel.Faults.Always(Fault.Answer(200, json));

        var error = await Failing.With(code, () => Client.InvokeAsync("coupon_validate", [new("coupon", "A")]));

        Assert.Equal("coupon_validate", error.Action);
        Assert.Equal("A", error.Fields["coupon"]);
    }

    [Fact]
    public async Task It_is_never_sent_twice_and_its_outcome_is_unknown_then()
    {
        foreach (var fault in (Fault[])[Fault.Status(502).AfterAccept(), Fault.EmptyBody(), Fault.ResetAfterAccept(), Fault.Hang()])
        {
            Panel.Faults.Always(fault);
            var before = Panel.Requests.Count;

            var error = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Quick().InvokeAsync("mass_order", [new("orders_text", "1|x|10")]));

            Assert.Equal(before + 1, Panel.Requests.Count);
            Assert.Contains("mass_order orders_text=1|x|10", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_sent_again_where_that_does_no_harm()
    {
        Panel.Faults.Next(Fault.Status(502), times: 2);

        Assert.Equal(JsonValueKind.Object, (await Quick().InvokeAsync("balance", idempotent: true)).ValueKind);

        Assert.Equal(3, Panel.Requests.Count);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("ADD")]
    [InlineData(" refill")]
    [InlineData("Cancel")]
    public async Task An_action_that_spends_or_changes_cannot_be_declared_read_only(string action)
    {
        await Failing.With(PanelErrorCode.InvalidField, () => Client.InvokeAsync(action, idempotent: true));
        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("KEY")]
    [InlineData("Action")]
    [InlineData(" key")]
    [InlineData("key[]")]
    [InlineData("key[0]")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("key\0x")]
    [InlineData("kéy")]
    [InlineData("key ")]
    public async Task A_field_of_the_client_itself_is_refused_without_its_value(string name)
    {
        var error = await Failing.With(PanelErrorCode.InvalidField, () => Client.InvokeAsync("sync", [new(name, "hunter2")]));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task A_field_cannot_be_given_twice_or_without_a_value()
    {
        await Failing.With(PanelErrorCode.InvalidField, () => Client.InvokeAsync("sync", [new("a", "1"), new("A", "2")]));
        await Failing.With(PanelErrorCode.InvalidField, () => Client.InvokeAsync("sync", [new("a", null!)]));
        await Failing.With(PanelErrorCode.InvalidField, () => Client.InvokeAsync(" "));
        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task The_key_is_taken_out_of_the_answer()
    {
        Answer($$"""{"echo":"your key is {{OrdinaryKey}}","{{OrdinaryKey}}":1}""");

        var answer = (await Client.InvokeAsync("sync")).GetRawText();

        Assert.DoesNotContain(OrdinaryKey, answer, StringComparison.Ordinal);
        Assert.Contains("your key is [API key]", answer, StringComparison.Ordinal);
    }

    private PanelClient Quick() => Connect(TimeSpan.FromSeconds(2), retry: Two);
}
