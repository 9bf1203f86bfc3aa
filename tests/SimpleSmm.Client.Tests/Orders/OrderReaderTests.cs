using System;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders;

/// <summary>Answers to <c>add</c> (docs/panel-api.md#variants-of-a-new-orders-answer): an id, a refusal, or an unknown outcome.</summary>
public sealed class OrderReaderTests
{
    [Theory]
    [InlineData("""{"order":235416}""")]
    [InlineData("""{"order":"235416"}""")]
    [InlineData("""{"order":235416.0}""")]
    [InlineData("""{"status":"success","order":235416}""")]
    [InlineData("""{"status":"success","order":235416,"message":"Order placed","charge":"0.9","start_count":null,"remaining_balance":"5"}""")]
    [InlineData("""{"order_id":235416}""")]
    [InlineData("""{"orderId":"235416"}""")]
    [InlineData("""{"id":235416}""")]
    [InlineData("""{"Order":235416}""")]
    [InlineData("""{"OrderID":"235416"}""")]
    [InlineData("""{"orderID":235416}""")]
    [InlineData("""{"Order ID":235416}""")]
    [InlineData("""{"ORDERID":"235416"}""")]
    [InlineData("""[{"order":235416}]""")]
    [InlineData("""{"result":{"order_id":235416}}""")]
    [InlineData("""{"status":"success","data":[{"order":235416}]}""")]
    [InlineData("""{"code":200,"response":{"order":{"id":235416}}}""")]
    [InlineData("""{"code":0,"msg":"success","data":{"order":235416}}""")]
    [InlineData("""{"order":null,"id":235416}""")]
    [InlineData("""{"order":235416,"id":"row-1"}""")]
    [InlineData("""{"success":true,"data":{"order":235416}}""")]
    [InlineData("""{"order":235416,"error":null}""")]
    [InlineData("""{"order":235416,"error":"","errors":[]}""")]
    [InlineData("""{"order":235416,"error":false}""")]
    [InlineData("\"{\\\"order\\\":235416}\"")]
    public async Task An_order_is_taken(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("order 235416", await Question.AskAsync(panel.Client, "add"));
    }

    [Theory]
    [InlineData("""{"order":"ORD-123"}""", "ORD-123")]
    [InlineData("""{"order":"5f3a9b"}""", "5f3a9b")]
    [InlineData("""{"order":"7d9f1c1e-4b7c-4a52-9d0e-0d6f6c1f2a33"}""", "7d9f1c1e-4b7c-4a52-9d0e-0d6f6c1f2a33")]
    [InlineData("""{"data":{"id":"99999999999999999999"}}""", "99999999999999999999")]
    public async Task An_id_that_cannot_be_kept_ends_the_command(string body, string id)
    {
        using var panel = CannedPanel.With(body);

        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Writer.Of("add").Send(panel.Client, default));

        Assert.True(error.IsFatal);
        Assert.Contains(id, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"order":0}""")]
    [InlineData("""{"order":"-1"}""")]
    [InlineData("""{"order":"pending"}""")]
    [InlineData("""{"status":"success"}""")]
    public async Task An_answer_without_an_id_ends_nothing(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.False((await Assert.ThrowsAsync<OutcomeUnknownException>(() => Writer.Of("add").Send(panel.Client, default))).IsFatal);
    }

    [Theory]
    [InlineData("""{"error":"Not enough funds on balance"}""", "InsufficientFunds 'Not enough funds on balance'")]
    [InlineData("""{"order":{"error":"Incorrect service ID"}}""", "ServiceNotFound 'Incorrect service ID'")]
    [InlineData("""{"order":0,"error":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"status":"fail","message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("\"Incorrect service ID\"", "ServiceNotFound 'Incorrect service ID'")]
    public async Task An_order_is_refused(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "add"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("235416")]
    [InlineData("\"Thank you\"")]
    [InlineData("""{"order":0}""")]
    [InlineData("""{"order":"0"}""")]
    [InlineData("""{"order":-5}""")]
    [InlineData("""{"order":null}""")]
    [InlineData("""{"order":""}""")]
    [InlineData("""{"order":true}""")]
    [InlineData("""{"order":[5]}""")]
    [InlineData("""{"order":1.5}""")]
    [InlineData("""{"status":"success"}""")]
    [InlineData("""{"status":"success","message":"Your order is scheduled"}""")]
    [InlineData("""{"order":235416""")]
    [InlineData("""{"order":1}{"order":2}""")]
    [InlineData("""{"error":"Bad Link"}{"order":2}""")]
    [InlineData("<html><body>Welcome</body></html>")]
    public async Task An_answer_without_an_id_is_an_unknown_outcome(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("OutcomeUnknown", await Question.AskAsync(panel.Client, "add"));
    }

    [Theory]
    [InlineData("ord_8f2k1")]
    [InlineData("507f1f77bcf86cd799439011")]
    [InlineData("12e4")]
    [InlineData("0x1F")]
    [InlineData("24240abc")]
    [InlineData("1,234")]
    [InlineData("mock_17")]
    [InlineData("99999999999999999999")]
    public async Task An_id_that_is_not_a_number_is_never_lost(string id)
    {
        using var panel = CannedPanel.With($$"""{"status":"success","order":"{{id}}"}""");

        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => panel.Client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = "l", Quantity = 1 }));

        Assert.Contains(id, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, """{"order":5}""", "OutcomeUnknown")]
    [InlineData(500, """{"error":"Bad Link"}""", "OutcomeUnknown 'Bad Link'")]
    [InlineData(502, "<html><h1>502 Bad Gateway</h1></html>", "OutcomeUnknown")]
    [InlineData(403, "<html><title>Just a moment...</title></html>", "OutcomeUnknown")]
    [InlineData(400, """{"order":5}""", "OutcomeUnknown")]
    [InlineData(400, """{"status":"ok","id":"5"}""", "OutcomeUnknown")]
    [InlineData(400, "[]", "PanelError")]
    [InlineData(400, """{"error":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData(401, """{"message":"Sai khóa"}""", "InvalidApiKey 'Sai khóa'")]
    [InlineData(402, """{"message":"Pay first"}""", "InsufficientFunds 'Pay first'")]
    [InlineData(422, """{"message":"The given data was invalid.","errors":{"link":["The link field is required."]}}""", "InvalidLink 'The link field is required.'")]
    [InlineData(429, "", "RateLimited")]
    [InlineData(429, """{"error":"Slow down"}""", "RateLimited 'Slow down'")]
    [InlineData(429, """{"order":5}""", "OutcomeUnknown 'too many requests'")]
    public async Task The_http_status_counts_too(int status, string body, string expected)
    {
        using var panel = CannedPanel.With(body, status);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "add"));
    }
}
