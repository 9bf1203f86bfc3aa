using System;
using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Perfect;

/// <summary>Answers the documented API: checks the key first, then the action.</summary>
internal sealed class PerfectApi : IPanelApi
{
    private readonly string _key;
    private readonly Dictionary<string, IPanelAction> _actions;

    public PerfectApi(Account account)
    {
        _key = account.Options.ApiKey;
        _actions = new Dictionary<string, IPanelAction>(StringComparer.Ordinal)
        {
            ["services"] = new PerfectServices(account),
            ["add"] = new PerfectAdd(account),
            ["status"] = new PerfectStatus(account),
            ["refill"] = new PerfectRefill(account),
            ["refill_status"] = new PerfectRefillStatus(account),
            ["cancel"] = new PerfectCancel(account),
            ["balance"] = new PerfectBalance(account),
        };
    }

    public SandboxAnswer Answer(Form form)
    {
        var body = form["key"] != _key ? Error("Invalid API key")
            : _actions.TryGetValue(form["action"], out var action) ? action.Answer(form)
            : Error("Incorrect action");
        return new SandboxAnswer(200, "application/json", body);
    }

    internal static string Object(Action<Utf8JsonWriter> write) => Json.Write(pretty: false, json =>
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    });

    internal static string Array(Action<Utf8JsonWriter> write) => Json.Write(pretty: false, json =>
    {
        json.WriteStartArray();
        write(json);
        json.WriteEndArray();
    });

    internal static string Error(string text) => Object(json => json.WriteString("error", text));
}
