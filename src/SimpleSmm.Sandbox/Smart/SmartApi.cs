using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Smart;

/// <summary>
/// The SmartPanel family: four actions, every value text but the id of a new order, PHP's pretty printing sent as HTML, fields decoded
/// twice.
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

    public SandboxAnswer Answer(string form)
    {
        var fields = Form.Parse(form, decodeAgain: true);
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

    /// <summary>Money as its database keeps it: four decimals, here with more when the amount has them.</summary>
    internal static string Money(decimal amount) => amount.ToString("0.0000############", CultureInfo.InvariantCulture);
}
