using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.TestPanel.Control;

/// <summary>Maps the names of faults in JSON to the faults.</summary>
internal static class FaultKinds
{
    private static readonly Dictionary<string, Func<JsonObject, Fault>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["answer"] = Answer,
        ["status"] = json => Fault.Status(Required(json, "status").GetValue<int>()),
        ["error"] = json => Fault.Error(Required(json, "text").GetValue<string>()),
        ["rateLimit"] = json => Fault.RateLimit(json["retryAfter"]?.ToString()),
        ["rateLimitText"] = json => (string?)json["text"] is { } text ? Fault.RateLimitText(text) : Fault.RateLimitText(),
        ["justAMoment"] = _ => Fault.JustAMoment(),
        ["redirect"] = json => Fault.Redirect((int?)json["status"] ?? 301, Required(json, "location").GetValue<string>()),
        ["emptyBody"] = _ => Fault.EmptyBody(),
        ["emptyArray"] = _ => Fault.EmptyArray(),
        ["hang"] = _ => Fault.Hang(),
        ["reset"] = _ => Fault.ResetBeforeAccept(),
        ["delay"] = json => Fault.Delay(Milliseconds(json)),
        ["delayBeforeAccept"] = json => Fault.DelayBeforeAccept(Milliseconds(json)),
        ["drip"] = json => Fault.Drip((int?)json["bytes"] ?? 1, Milliseconds(json)),
        ["cutBody"] = json => Fault.CutBody((int?)json["bytes"] ?? 10),
        ["gzip"] = _ => Fault.Gzip(),
        ["bom"] = _ => Fault.Bom(),
        ["phpWarning"] = _ => Fault.PhpWarning(),
        ["trailingText"] = json => (string?)json["text"] is { } text ? Fault.TrailingText(text) : Fault.TrailingText(),
        ["htmlPrefix"] = json => Fault.HtmlPrefix((int?)json["bytes"] ?? 100 * 1024),
        ["truncateJson"] = json => Fault.TruncateJson((double?)json["share"] ?? 0.5),
        ["contentType"] = json => Fault.ContentType(Required(json, "value").GetValue<string>()),
        ["statusCode"] = json => Fault.StatusCode(Required(json, "status").GetValue<int>()),
        ["dropIds"] = json => Fault.DropIds((json["ids"] as JsonArray ?? []).Select(id => id!.GetValue<long>()).ToArray()),
        ["bareErrors"] = _ => Fault.BareErrors(),
        ["arrayForObject"] = _ => Fault.ArrayForObject(),
        ["swapNumbersAndStrings"] = _ => Fault.SwapNumbersAndStrings(),
        ["nullCharge"] = _ => Fault.NullCharge(),
        ["unknownStatus"] = json => (string?)json["text"] is { } text ? Fault.UnknownStatus(text) : Fault.UnknownStatus(),
        ["withoutOrderId"] = _ => Fault.WithoutOrderId(),
        ["orderIdZero"] = _ => Fault.OrderIdZero(),
    };

    public static IEnumerable<string> Names => Kinds.Keys;

    public static Fault Make(string kind, JsonObject json) => Kinds.TryGetValue(kind, out var make)
        ? make(json)
        : throw new FormatException($"'{kind}' is not a kind of fault. The kinds are: {string.Join(", ", Kinds.Keys)}.");

    private static Fault Answer(JsonObject json)
    {
        var status = (int?)json["status"] ?? 200;
        var contentType = (string?)json["contentType"] ?? "application/json";
        (string Name, string Value)[] headers = (json["headers"] as JsonObject ?? [])
            .Select(header => (header.Key, header.Value?.ToString() ?? "")).ToArray();
        return (string?)json["bodyBase64"] is { } base64
            ? Fault.Answer(status, Convert.FromBase64String(base64), contentType, headers)
            : Fault.Answer(status, (string?)json["body"] ?? "", contentType, headers);
    }

    private static TimeSpan Milliseconds(JsonObject json) => TimeSpan.FromMilliseconds(Required(json, "ms").GetValue<double>());

    private static JsonNode Required(JsonObject json, string name) =>
        json[name] ?? throw new FormatException($"This kind of fault needs '{name}'.");
}
