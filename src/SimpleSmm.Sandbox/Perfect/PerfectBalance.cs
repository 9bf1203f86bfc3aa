using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>Answers <c>balance</c> with the balance and its currency.</summary>
internal sealed class PerfectBalance(Account account) : IPanelAction
{
    public string Answer(Form form) => PerfectApi.Object(json =>
    {
        json.WriteString("balance", PerfectMoney.Text(account.Balance));
        json.WriteString("currency", account.Options.Currency);
    });
}
