using System;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Reading.Errors;

/// <summary>Errors that the panel reports, from the socket to the exception.</summary>
public sealed class PanelErrorTests : PanelTest
{
    [Theory]
    [InlineData(200, "Invalid API key", PanelErrorCode.InvalidApiKey)]
    [InlineData(400, "Incorrect request", PanelErrorCode.InvalidField)]
    [InlineData(401, "Invalid API key", PanelErrorCode.InvalidApiKey)]
    [InlineData(402, "Not enough funds on balance", PanelErrorCode.InsufficientFunds)]
    [InlineData(403, "IP not allowed", PanelErrorCode.AccountBlocked)]
    [InlineData(404, "Incorrect service ID", PanelErrorCode.ServiceNotFound)]
    [InlineData(422, "Quantity less than minimal 50", PanelErrorCode.InvalidQuantity)]
    [InlineData(429, "Slow down, please", PanelErrorCode.RateLimited)]
    public async Task The_code_the_text_and_the_status_are_kept(int status, string text, PanelErrorCode code)
    {
        Panel.Faults.Always(Fault.Answer(status, $$"""{"error":"{{text}}"}"""));

        var error = await Failing.With(code, () => Client.GetBalanceAsync());

        Assert.IsType<PanelException>(error);
        Assert.Equal(text, error.PanelText);
        Assert.Equal(status, error.HttpStatus);
        Assert.Equal("balance", error.Action);
        Assert.Empty(error.Fields);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal(code is PanelErrorCode.InvalidApiKey or PanelErrorCode.AccountBlocked, error.IsFatal);
    }

    [Theory]
    [InlineData("Số dư không đủ: cần thêm 5 USD")]
    [InlineData("Internal server error")]
    [InlineData("""a "quoted" \ text""")]
    public async Task An_unknown_text_is_kept_word_for_word(string text)
    {
        Panel.Faults.Next(Fault.Error(text));

        var error = await Failing.With(PanelErrorCode.PanelError, () => Client.GetBalanceAsync());

        Assert.Equal(text, error.PanelText);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsFatal);
    }

    [Fact]
    public async Task The_real_panel_refuses_a_wrong_key()
    {
        using var client = Clients.For(Panel.Uri, "wrong");

        var error = await Failing.With(PanelErrorCode.InvalidApiKey, () => client.GetBalanceAsync());

        Assert.Equal("Invalid API key", error.PanelText);
        Assert.True(error.IsFatal);
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task The_real_panel_refuses_an_order_it_cannot_take()
    {
        var error = await Failing.With(
            PanelErrorCode.ServiceNotFound,
            () => Client.AddOrderAsync(new OrderRequest { ServiceId = 999_999, Link = "https://example.com/p", Quantity = 100 }));

        Assert.Equal("Incorrect service ID", error.PanelText);
        Assert.Equal("999999", error.Fields["service"]);
        Assert.Empty(Panel.Panel.Orders);
        Assert.Single(Panel.Requests);
    }

    [Theory]
    [InlineData("""{"status":"error","message":"Invalid Interval in minutes"}""", PanelErrorCode.InvalidField)]
    [InlineData("""{"success":false,"msg":"insufficient_balance"}""", PanelErrorCode.InsufficientFunds)]
    [InlineData("""{"errors":["Incorrect service ID"]}""", PanelErrorCode.ServiceNotFound)]
    [InlineData("""{"error":{"message":"Bad Link"}}""", PanelErrorCode.InvalidLink)]
    public async Task Every_envelope_is_opened_on_the_way_to_the_exception(string json, PanelErrorCode code)
    {
        Answer(json);

        await Failing.With(code, () => Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 }));
    }

    [Fact]
    public async Task An_http_error_with_json_that_says_nothing_is_still_an_error()
    {
        Answer("""{"balance":"5","currency":"USD"}""", status: 400);

        var error = await Failing.With(PanelErrorCode.PanelError, () => Client.GetBalanceAsync());

        Assert.Null(error.PanelText);
        Assert.Equal(400, error.HttpStatus);
        Assert.Contains("400", error.Message, StringComparison.Ordinal);
    }
}
