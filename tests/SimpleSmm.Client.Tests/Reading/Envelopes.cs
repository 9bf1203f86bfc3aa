using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading;

/// <summary>The envelopes in which panels put an error (docs/panel-api.md#error-envelopes).</summary>
public sealed class Envelopes
{
    [Theory]
    [InlineData("""{"error":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"Error":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"ERROR":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"errors":["Bad Link"]}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"errors":["Bad Link","Also this"]}""", "InvalidLink 'Bad Link; Also this'")]
    [InlineData("""{"errors":{"link":["Bad Link"],"x":"Also this"}}""", "InvalidLink 'Bad Link; Also this'")]
    [InlineData("""{"errors":[{"code":3,"message":"Bad Link"}]}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":{"message":"Bad Link","code":3}}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":{"msg":"Bad Link"}}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":{"error":"Bad Link"}}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":{"link":"Bad Link"}}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":true,"message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":1,"msg":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":true}""", "PanelError 'error'")]
    [InlineData("""{"error":17}""", "PanelError '17'")]
    [InlineData("""{"status":"error","message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"status":"fail","msg":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"status":"Failed","message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"status":false,"message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"status":422,"message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"success":false,"msg":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"success":"false","message":"Bad Link"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"success":0,"message":{"link":["Bad Link"]}}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"success":false,"code":9}""", """PanelError '{"success":false,"code":9}'""")]
    [InlineData("""{"error":"neworder.error.not_enough_funds","status":"error","msg":"Không đủ tiền"}""", "InsufficientFunds 'neworder.error.not_enough_funds: Không đủ tiền'")]
    [InlineData("""{"error":"E17","message":"Bad Link"}""", "InvalidLink 'E17: Bad Link'")]
    [InlineData("""{"error":"Bad Link","message":"Read our rules"}""", "InvalidLink 'Bad Link'")]
    [InlineData("""{"error":"Số dư không đủ"}""", "PanelError 'Số dư không đủ'")]
    [InlineData("""{"error":"Недостаточно средств"}""", "PanelError 'Недостаточно средств'")]
    [InlineData("\"{\\\"error\\\":\\\"Bad Link\\\"}\"", "InvalidLink 'Bad Link'")]
    public async Task An_error_is_found(string body, string expected)
    {
        foreach (var action in (string[])["balance", "add", "services"])
        {
            using var panel = CannedPanel.With(body);
            Assert.Equal(expected, await Question.AskAsync(panel.Client, action));
        }
    }

    [Theory]
    [InlineData("\"error\":null")]
    [InlineData("\"error\":\"\"")]
    [InlineData("\"error\":false")]
    [InlineData("\"error\":0")]
    [InlineData("\"error\":\"0\"")]
    [InlineData("\"error\":[]")]
    [InlineData("\"error\":{}")]
    [InlineData("\"errors\":[],\"errors\":{}")]
    [InlineData("\"success\":true,\"message\":\"OK\"")]
    [InlineData("\"status\":\"success\",\"message\":\"OK\"")]
    [InlineData("\"status\":200,\"message\":\"OK\"")]
    public async Task What_is_no_error_is_none(string fields)
    {
        using var panel = CannedPanel.With($$"""{{{fields}},"balance":"7"}""");

        Assert.Equal("7", await Question.AskAsync(panel.Client, "balance"));
    }

    [Fact]
    public async Task A_very_long_text_is_shortened_between_words()
    {
        var text = string.Concat(System.Linq.Enumerable.Repeat("sorry ", 100_000));
        using var panel = CannedPanel.With($$"""{"error":"{{text}}"}""");

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.InRange(error.PanelText!.Length, 1_900, 2_001);
        Assert.EndsWith("sorry…", error.PanelText, System.StringComparison.Ordinal);
    }
}
