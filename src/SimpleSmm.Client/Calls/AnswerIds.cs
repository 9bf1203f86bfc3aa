using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using SimpleSmm.Reading.Values;
using SimpleSmm.Text;
using SimpleSmm.Wire;

namespace SimpleSmm.Calls;

/// <summary>
/// Finds the id of something new in an answer to a writer, at any depth and in any spelling. A refusal with such an id cannot be relied
/// on, because the order, refill or cancellation may exist. What the request itself named is not new (docs/panel-api.md#unknown-outcomes).
/// </summary>
internal sealed class AnswerIds
{
    private const int Longest = 64;

    private static readonly HashSet<string> OfOrders =
        ["order", "orders", "orderid", "orderids", "orderno", "ordernumber", "orderuuid", "neworder", "neworderid", "id", "ids"];

    // created_order_id, last_order_number
    private static readonly string[] EndsOfOrders = ["orderid", "orderids", "orderno", "ordernumber", "orderuuid"];

    // The id inside an order: {"order":{"number":7}}
    private static readonly HashSet<string> InsideOrders = ["number", "no", "uuid"];

    private static readonly HashSet<string> OfResults =
    [
        "refill", "refills", "refillid", "refillids",
        "cancel", "cancelid", "cancels", "canceled", "cancelled", "cancellation", "cancellationid",
    ];

    // A bare number in one of these may be an id.
    private static readonly HashSet<string> Envelopes = ["data", "result", "results", "response"];

    // The id inside one of these is its own, and refill and cancel are flags there.
    private static readonly HashSet<string> Others = ["service", "services", "user", "account", "category", "client", "customer"];

    private readonly HashSet<string> _asked = [];
    private readonly int _status;

    private AnswerIds(PanelRequest request, int status)
    {
        _status = status;
        foreach (var field in request.Fields)
        {
            var name = NameNormalizer.Normalize(field.Key);
            if (OfOrders.Contains(name) || OfResults.Contains(name)) _asked.UnionWith(Parts(field.Value));
        }
    }

    /// <summary>The first id that the request did not name, as it is written; null where there is none.</summary>
    /// <param name="answer">The answer, or the part of it that belongs to the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="status">The HTTP status, which some answers repeat.</param>
    public static string? FindNew(JsonElement answer, PanelRequest request, int status) =>
        new AnswerIds(request, status).Find(answer, name: "data", parent: "");

    private string? Find(JsonElement value, string name, string parent)
    {
        if (value.ValueKind == JsonValueKind.Object) return InObject(value, name);
        if (value.ValueKind == JsonValueKind.String && InText(value.GetString()!, name) is { } inside) return inside;
        if (value.ValueKind != JsonValueKind.Array) return IsNew(value, name, parent) ? Excerpt.Whole(value) : null;
        foreach (var item in value.EnumerateArray())
        {
            if (Find(item, name, parent) is { } id) return id;
        }

        return null;
    }

    // Panels also key orders by their ids: {"orders":{"7":{…}}}.
    private string? InObject(JsonElement value, string name)
    {
        foreach (var field in value.EnumerateObject())
        {
            if (OfOrders.Contains(name) && IdParser.Parse(field.Name) > 0 && !_asked.Contains(field.Name.Trim())) return field.Name.Trim();
            if (Find(field.Value, NameNormalizer.Normalize(field.Name), name) is { } id) return id;
        }

        return null;
    }

    // Some panels encode the answer of their own provider as a text: {"data":"{\"order\":7}"}
    private string? InText(string text, string name)
    {
        if (text.TrimStart() is not { Length: > 0 } json || json[0] is not ('{' or '[')) return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return Find(document.RootElement, name, parent: "");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsNew(JsonElement value, string name, string parent)
    {
        var isOther = Others.Contains(parent);
        if (OfResults.Contains(name)) return !isOther && HasId(value, []);
        if (InsideOrders.Contains(name)) return OfOrders.Contains(parent) && HasId(value, _asked);
        if (IsOfOrders(name)) return !(isOther && name is "id" or "ids") && HasId(value, _asked);
        return Envelopes.Contains(name) && value.AsId() is { } id and > 0 && id != _status && HasId(value, _asked);
    }

    private static bool IsOfOrders(string name) =>
        OfOrders.Contains(name) || Array.Exists(EndsOfOrders, end => name.EndsWith(end, StringComparison.Ordinal));

    // A number, a text, or ids in one text: 7,8. A sentence has no ids.
    private static bool HasId(JsonElement value, HashSet<string> known)
    {
        if (value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String)) return false;
        var isNew = false;
        foreach (var part in Parts(value.AsId() is { } whole ? $"{whole}" : value.AsText() ?? ""))
        {
            if (!IsId(part)) return false;
            isNew |= !known.Contains(part);
        }

        return isNew;
    }

    // A number above 0, or one word with a digit in it (ord_5f3a).
    private static bool IsId(string text)
    {
        if (text.Length > Longest) return false;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return number > 0;
        var hasDigit = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) return false;
            hasDigit |= char.IsDigit(c);
        }

        return hasDigit;
    }

    private static IEnumerable<string> Parts(string ids)
    {
        foreach (var id in ids.Split(',')) yield return id.Trim();
    }
}
