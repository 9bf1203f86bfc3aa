using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>Changes the documented shapes in ways that real panels do.</summary>
internal static class JsonChanges
{
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonNode DropIds(JsonNode json, long[] ids)
    {
        bool Dropped(string? id, int index) =>
            ids.Length == 0 ? index == 0 : ids.Any(dropped => dropped.ToString(CultureInfo.InvariantCulture) == id);

        if (json is JsonObject keyed)
        {
            foreach (var key in keyed.Select(pair => pair.Key).Where(Dropped).ToList())
                keyed.Remove(key);
        }
        else if (json is JsonArray list)
        {
            foreach (var entry in list.Where((entry, index) => Dropped(IdOf(entry), index)).ToList())
                list.Remove(entry);
        }

        return json;
    }

    public static JsonNode BareErrors(JsonNode json)
    {
        if (json is JsonObject keyed)
        {
            foreach (var key in keyed.Select(pair => pair.Key).ToList())
            {
                if (keyed[key] is JsonObject result && result["error"] is JsonValue error)
                    keyed[key] = error.DeepClone();
            }
        }
        else if (json is JsonArray list)
        {
            foreach (var entry in list)
                BareErrors(entry!);
        }

        return json;
    }

    public static JsonNode ArrayForObject(JsonNode json)
    {
        if (json is not JsonObject keyed || keyed.Any(pair => pair.Value is not JsonObject))
            return json;
        var list = new JsonArray();
        foreach (var pair in keyed)
        {
            var entry = new JsonObject { ["order"] = pair.Key };
            foreach (var property in pair.Value!.AsObject())
                entry[property.Key] = property.Value?.DeepClone();
            list.Add(entry);
        }

        return list;
    }

    public static JsonNode SetAll(JsonNode json, string name, string? value)
    {
        if (json is JsonObject keyed)
        {
            if (keyed.ContainsKey(name))
                keyed[name] = value;
            foreach (var inner in keyed.Select(pair => pair.Value).OfType<JsonObject>().ToList())
                SetAll(inner, name, value);
        }
        else if (json is JsonArray list)
        {
            foreach (var entry in list.OfType<JsonObject>())
                SetAll(entry, name, value);
        }

        return json;
    }

    public static JsonNode Swap(JsonNode json) => json switch
    {
        JsonObject keyed => new JsonObject(keyed.Select(pair => KeyValuePair.Create(pair.Key, SwapOrNull(pair.Value)))),
        JsonArray list => new JsonArray(list.Select(SwapOrNull).ToArray()),
        JsonValue value => SwapValue(value),
        _ => json,
    };

    private static JsonNode? SwapOrNull(JsonNode? json) => json is null ? null : Swap(json);

    private static JsonNode SwapValue(JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.Number:
                return JsonValue.Create(value.ToJsonString());
            case JsonValueKind.String:
                var text = value.GetValue<string>();
                var isNumber = decimal.TryParse(
                    text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
                return isNumber ? JsonValue.Create(number) : value.DeepClone();
            default:
                return value.DeepClone();
        }
    }

    private static string? IdOf(JsonNode? entry) =>
        entry is not JsonObject result ? null : result.FirstOrDefault(pair => pair.Key is "order" or "refill").Value?.ToString();
}
