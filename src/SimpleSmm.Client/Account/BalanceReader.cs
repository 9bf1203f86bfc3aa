using System.Text.Json;
using SimpleSmm.Wire;

namespace SimpleSmm.Account;

/// <summary>Reads <c>{"balance": "100.84292", "currency": "USD"}</c> (API page, Balance).</summary>
internal static class BalanceReader
{
    public static AccountBalance Read(JsonElement answer) => new()
    {
        Balance = answer.Get("balance")?.AsDecimal()
            ?? throw new PanelException(PanelErrorCode.ResponseInvalid, $"The panel's answer has no balance: {Excerpt.Of(answer)}"),
        Currency = answer.Text("currency"),
    };
}
