using System.Threading.Tasks;

namespace SimpleSmm.Tests.Account;

/// <summary>Balances as panels print them (docs/panel-api.md#amounts).</summary>
public sealed class BalanceReaderTests
{
    [Theory]
    [InlineData("""{"balance":"100.84292","currency":"USD"}""", "100.84292 USD")]
    [InlineData("""{"balance":100.84292}""", "100.84292")]
    [InlineData("""{"balance":"1,234.56","currency":"USD"}""", "1234.56 USD")]
    [InlineData("""{"balance":"1.234,56","currency":"EUR"}""", "1234.56 EUR")]
    [InlineData("""{"balance":"12.50 EUR"}""", "12.50 EUR")]
    [InlineData("""{"balance":"12.50 EUR","currency":"USD"}""", "12.50 USD")]
    [InlineData("""{"balance":"$0.50"}""", "0.50 $")]
    [InlineData("{\"balance\":\"1\u00A0234,5\u00A0₽\"}", "1234.5 ₽")]
    [InlineData("""{"balance":1.0e-5,"balancef":"0","currency":"VND"}""", "0.000010 VND")]
    [InlineData("""{"balance":"-3.2","currency":"USDT"}""", "-3.2 USDT")]
    [InlineData("""{"balance":{"amount":"5.5","currency":"INR"}}""", "5.5 INR")]
    [InlineData("""{"data":{"balance":"5.5","currency":"INR"}}""", "5.5 INR")]
    [InlineData("""{"status":"success","data":{"amount":5.5,"currency":"INR"}}""", "5.5 INR")]
    [InlineData("""{"data":{"balance":{"amount":5.5,"currency":"INR"}}}""", "5.5 INR")]
    [InlineData("""{"success":true,"data":"5.5"}""", "5.5")]
    [InlineData("""{"status":"success","balance":"985.0933","currency":"USD"}""", "985.0933 USD")]
    [InlineData("""{"Balance":"7","Currency":"UZS"}""", "7 UZS")]
    [InlineData("""{"BALANCE":7,"CURRENCY":"UZS"}""", "7 UZS")]
    [InlineData("""{"balance":"7","currency":""}""", "7")]
    [InlineData("""{"balance":"7","error":null,"errors":[]}""", "7")]
    [InlineData("""{"balance":"7","error":false,"success":true}""", "7")]
    [InlineData("12.5", "12.5")]
    [InlineData("\"12.5\"", "12.5")]
    [InlineData("12.50 EUR", "12.50 EUR")]
    [InlineData("$1,234.50", "1234.50 $")]
    [InlineData("0", "0")]
    public async Task A_balance_is_read(string body, string expected)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal(expected, await Question.AskAsync(panel.Client, "balance"));
    }

    [Theory]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("""{"balance":null}""")]
    [InlineData("""{"balance":""}""")]
    [InlineData("""{"balance":"NaN"}""")]
    [InlineData("""{"balance":"unlimited"}""")]
    [InlineData("""{"balance":"1.2.3"}""")]
    [InlineData("""{"balance":"10K"}""")]
    [InlineData("""{"balance":true}""")]
    [InlineData("""{"balance":[5]}""")]
    [InlineData("""{"balance":1e999}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("\"hello\"")]
    public async Task A_balance_that_cannot_be_read_is_never_a_guess(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("ResponseInvalid", await Question.AskAsync(panel.Client, "balance"));
    }
}
