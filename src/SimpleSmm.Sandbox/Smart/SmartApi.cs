using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Smart;

/// <summary>
/// Answers like the SmartPanel family: four actions, all values as text except the id of a new order, PHP's pretty-printed JSON sent as
/// HTML, and fields that are decoded twice.
/// </summary>
internal sealed class SmartApi : IPanelApi
{
    private readonly string _key;
    private readonly Dictionary<string, IPanelAction> _actions;

    public SmartApi(Account account)
    {
        _key = account.Options.ApiKey;
        _actions = new Dictionary<string, IPanelAction>(StringComparer.Ordinal)
        {
            ["services"] = new SmartServices(account),
            ["add"] = new SmartAdd(account),
            ["status"] = new SmartStatus(account),
            ["balance"] = new SmartBalance(account),
        };
    }

    public SandboxAnswer Answer(Form form)
    {
        var fields = form.DecodeAgain();
        var body = fields["key"] != _key ? Error("API is Disable for this user or User Not Found! Contact the Support")
            : _actions.TryGetValue(fields["action"], out var action) ? action.Answer(fields)
            : Error("This action is Invalid");
        return new SandboxAnswer(200, "text/html; charset=UTF-8", body);
    }

    internal static string Object(Action<Utf8JsonWriter> write) => Json.Write(pretty: true, json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    internal static string Error(string text) => Object(json => json.WriteString("error", text));

    /// <summary>Returns money as SmartPanel's database stores it: four decimals, or more if the amount has them.</summary>
    internal static string Money(decimal amount) => amount.ToString("0.0000############", CultureInfo.InvariantCulture);
}
