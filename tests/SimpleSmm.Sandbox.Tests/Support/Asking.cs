using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace SimpleSmm.Sandbox.Tests.Support;

/// <summary>Requests to a panel in memory, written as "name=value" pairs.</summary>
internal static class Asking
{
    public const string Link = "link=https://example.com/p/1";

    public static string Form(params string[] fields) => string.Join('&', fields.Select(field =>
    {
        int equals = field.IndexOf('=', StringComparison.Ordinal);
        return Uri.EscapeDataString(field[..equals]) + "=" + Uri.EscapeDataString(field[(equals + 1)..]);
    }));

    public static string Ask(this SandboxPanel panel, string action, params string[] fields) =>
        panel.Answer(Form(["key=sandbox", "action=" + action, .. fields])).Body;

    public static JsonElement AskJson(this SandboxPanel panel, string action, params string[] fields) =>
        JsonDocument.Parse(panel.Ask(action, fields)).RootElement;

    public static string? Error(this SandboxPanel panel, string action, params string[] fields)
    {
        var answer = panel.AskJson(action, fields);
        return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var error) ? error.GetString() : null;
    }

    public static long Add(this SandboxPanel panel, int service, long quantity) =>
        panel.AskJson("add", $"service={service}", Link, $"quantity={quantity}").GetProperty("order").GetInt64();

    public static string Status(this SandboxPanel panel, long order) =>
        panel.AskJson("status", $"order={order}").GetProperty("status").GetString()!;

    public static string Ids(IEnumerable<int> ids) => string.Join(',', ids);

    public static decimal Money(this JsonElement element, string property) =>
        decimal.Parse(element.GetProperty(property).GetString()!, CultureInfo.InvariantCulture);
}
