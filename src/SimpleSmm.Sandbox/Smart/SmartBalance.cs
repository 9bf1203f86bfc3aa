using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Smart;

/// <summary>Answers <c>balance</c>: with a status field, and always in USD.</summary>
internal sealed class SmartBalance(Account account) : IPanelAction
{
    public const string Currency = "USD";

    public string Answer(Form form) => SmartApi.Object(json =>
    {
        json.WriteString("status", "success");
        json.WriteString("balance", SmartApi.Money(account.Balance));
        json.WriteString("currency", Currency);
    });
}
