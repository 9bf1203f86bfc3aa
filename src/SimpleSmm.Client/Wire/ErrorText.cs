using System.Text.Json;

namespace SimpleSmm.Wire;

/// <summary>
/// Finds the panel's own words in an answer, or a part of one, that is an error: <c>{"error": …}</c> as documented, and the other
/// envelopes that panels use (wire-contract.md 2.4).
/// </summary>
internal static class ErrorText
{
    /// <summary>The text of the error; null where this is none.</summary>
    public static string? Find(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object) return null;
        var message = answer.Text("message") ?? answer.Text("msg");

        if (answer.Get("error") is { } error && Words(error, message) is { } words) return words;
        if (answer.Get("errors") is { } errors && Words(errors, message) is { } list) return list;

        // {"status":"Fail"} alone is the state of an order; only with a message is it a call that failed.
        if (message is not null && answer.Text("status")?.ToUpperInvariant() is "ERROR" or "FAIL" or "FAILED") return message;
        return message is not null && answer.Get("success") is { } success && success.AsBoolean() == false ? message : null;
    }

    private static string? Words(JsonElement error, string? message) => error.ValueKind switch
    {
        JsonValueKind.String => error.Characters() is { Length: > 0 } text ? text : null,
        JsonValueKind.Object => error.Text("message") ?? error.Text("msg") ?? error.Text("error") ?? error.GetRawText(),
        JsonValueKind.Array => Join(error),
        JsonValueKind.True => message ?? "error",
        JsonValueKind.Number => error.AsInteger() == 0 ? null : message ?? error.GetRawText(),
        _ => null,
    };

    private static string? Join(JsonElement errors)
    {
        string? all = null;
        foreach (var error in errors.EnumerateArray())
        {
            if (Words(error, null) is { } text) all = all is null ? text : $"{all}; {text}";
        }

        return all;
    }
}
