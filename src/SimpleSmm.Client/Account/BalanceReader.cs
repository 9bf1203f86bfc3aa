using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;

namespace SimpleSmm.Account;

/// <summary>
/// Reads <c>{"balance": "100.84292", "currency": "USD"}</c> (docs/panel-api.md#balance), also inside <c>data</c>, as
/// <c>{"balance": {"amount": …, "currency": …}}</c>, or as a bare amount.
/// </summary>
internal static class BalanceReader
{
    private const int MostNested = 3;

    private static readonly AnswerField Balance = new("balance", "amount", "value");
    private static readonly AnswerField Currency = new("currency", "currency_code");

    public static AccountBalance Read(JsonElement answer)
    {
        string? currency = null;
        var value = answer;
        for (var depth = 0; depth < MostNested && value.ValueKind == JsonValueKind.Object; depth++)
        {
            currency = value.Text(Currency) ?? currency;
            value = value.Get(Balance) ?? Envelope.Content(value) ?? value.Get(AnswerField.Data) ?? default;
        }

        // A balance that cannot be read is an error, because 0 would be a wrong amount.
        var amount = value.AsAmount()
            ?? throw new PanelException(
                PanelErrorCode.ResponseInvalid, $"The panel's answer does not contain a readable balance: {Excerpt.Of(answer)}");
        return new AccountBalance { Balance = amount.Value, Currency = currency ?? amount.Unit };
    }
}
