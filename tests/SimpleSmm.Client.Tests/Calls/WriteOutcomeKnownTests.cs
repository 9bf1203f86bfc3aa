using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>What is certain of a writer is said: it never left, or the panel refused it.</summary>
public sealed class WriteOutcomeKnownTests : PanelTest
{
    public static TheoryData<string> Names => [.. Writer.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_that_could_not_be_sent_is_a_network_failure(string name)
    {
        var writer = Writer.Of(name);
        using var client = Clients.For(ClosedPort.Find(), OrdinaryKey);

        var error = await Failing.With(PanelErrorCode.NetworkFailure, () => writer.Send(client, default));

        Assert.IsNotType<OutcomeUnknownException>(error);
        Assert.Equal(name, error.Action);
        Assert.Equal(writer.FieldsByName, error.Fields);
        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
        Assert.Null(error.HttpStatus);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Where_no_safe_connection_could_be_made_nothing_was_sent(string name)
    {
        // The panel on this port does not speak TLS.
        using var client = Clients.For(new UriBuilder(Panel.Uri) { Scheme = "https" }.Uri, OrdinaryKey);

        var error = await Failing.With(PanelErrorCode.NetworkFailure, () => Writer.Of(name).Send(client, default));

        Assert.IsNotType<OutcomeUnknownException>(error);
        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [InlineData("add", "Not enough funds on balance", PanelErrorCode.InsufficientFunds)]
    [InlineData("add", "Incorrect service ID", PanelErrorCode.ServiceNotFound)]
    [InlineData("add", "You have active order with this link. Please wait until order being completed.", PanelErrorCode.DuplicateLink)]
    [InlineData("add", "Internal server error", PanelErrorCode.PanelError)]
    [InlineData("refill", "Order not eligible for refill.", PanelErrorCode.RefillNotAllowed)]
    [InlineData("cancel", "Order cannot be canceled", PanelErrorCode.CancelNotAllowed)]
    public async Task A_refusal_has_the_code_of_its_words(string name, string text, PanelErrorCode code)
    {
        var writer = Writer.Of(name);
        Panel.Faults.Always(Fault.Error(text));

        var error = await Failing.With(code, () => writer.Send(Client, default));

        Assert.IsNotType<OutcomeUnknownException>(error);
        Assert.Equal(text, error.PanelText);
        Assert.Equal(writer.FieldsByName, error.Fields);
        SentOnly(name, writer.Fields);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(422)]
    public async Task A_refusal_may_come_with_an_http_status(int status)
    {
        Panel.Faults.Always(Fault.Answer(status, """{"error":"Not enough funds"}"""));

        var error = await Failing.With(PanelErrorCode.InsufficientFunds, () => Writer.Of("add").Send(Client, default));

        Assert.Equal(status, error.HttpStatus);
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task In_a_chunk_that_could_not_be_sent_each_id_has_an_error_of_its_own()
    {
        using var client = Clients.For(ClosedPort.Find(), OrdinaryKey);

        var outcomes = await BatchedAction.Of("refill").RunToEnd(client, [1, 2]);

        Assert.Equal(["1", "2"], outcomes.Select(o => o.Error!.Fields["order"]));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.NetworkFailure, o.Error!.Code));
    }

    [Fact]
    public async Task An_order_may_be_answered_with_more_than_its_id()
    {
        Answer("""{"status":"success","order":"24240","charge":"0.5","message":"ok"}""");

        var order = await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 });

        Assert.Equal(24240, order.OrderId);
    }

    [Fact]
    public async Task An_order_on_the_real_panel_is_there_once_with_what_was_sent()
    {
        var order = await Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p?a=1&b=%20+é", Quantity = 100 });

        var there = Assert.Single(Panel.Panel.Orders);
        Assert.Equal(there.Id, order.OrderId);
        Assert.Equal("https://example.com/p?a=1&b=%20+é", there.Link);
        Assert.Equal(100, there.Quantity);
        var expected = new List<string> { "key", "action", "service", "link", "quantity" };
        Assert.Equal(expected, Assert.Single(Panel.Requests).Fields.Select(f => f.Key));
    }
}
