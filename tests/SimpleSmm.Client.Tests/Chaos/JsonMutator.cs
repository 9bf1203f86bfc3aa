using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SimpleSmm.Tests.Chaos;

/// <summary>Changes an answer so that it is still JSON: other types, other values, fields that are missing, renamed, doubled or nested.</summary>
internal static class JsonMutator
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "-1", "1.5", "1e400", "-1e-400", "9223372036854775808", "123456789012345678901234567890", "\"\"", "\" \"", "\"5\"",
        "\"1,234.56\"", "\"1.234,56 EUR\"", "\"$0.50\"", "\"10K\"", "\"Unknown\"", "\"30 days\"", "\"Incorrect order ID\"", "\"success\"", "\"fail\"", "\"ord_1\"",
        "\"\\ufffd\\u0000\"", "[]", "{}", "[1,2,3]", "[[]]", "[null]", "{\"error\":\"Incorrect order ID\"}", "{\"error\":{\"error\":{}}}", "{\"order\":5}", "{\"1\":{\"status\":\"x\"}}",
    ];

    private static readonly string[] Names = ["order", "Order", "id", "status", "error", "errors", "data", "orders", "1", " 1", "1a", "", "refill", "cancel", "message", "success", "balance", "services", "rate", "service"];

    /// <summary>The changed answer; null where it was no JSON.</summary>
    public static byte[]? Mutate(byte[] body, Random random)
    {
        try
        {
            var root = JsonNode.Parse(body);
            var changed = Change(root, random, 6);
            return changed is null ? "null"u8.ToArray() : Encoding.UTF8.GetBytes(changed.ToJsonString());
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonNode? Change(JsonNode? node, Random random, int depth)
    {
        if (depth > 0 && random.Next(4) > 0)
        {
            if (node is JsonObject { Count: > 0 } map) return ChangeField(map, random, depth);
            if (node is JsonArray { Count: > 0 } list) return ChangeItem(list, random, depth);
        }

        return random.Next(4) switch
        {
            0 => new JsonObject { [Names[random.Next(Names.Length)]] = node?.DeepClone() },
            1 => new JsonArray(node?.DeepClone(), node?.DeepClone()),
            2 when node is JsonValue => JsonValue.Create(node.ToJsonString().Trim('"')),
            _ => JsonNode.Parse(Values[random.Next(Values.Length)]),
        };
    }

    private static JsonObject ChangeField(JsonObject map, Random random, int depth)
    {
        var name = new List<KeyValuePair<string, JsonNode?>>(map)[random.Next(map.Count)].Key;
        var value = map[name]?.DeepClone();
        switch (random.Next(6))
        {
            case 0:
                map.Remove(name);
                break;
            case 1:
                map.Remove(name);
                map[Names[random.Next(Names.Length)]] = value;
                break;
            case 2:
                map[Names[random.Next(Names.Length)]] = value;
                break;
            default:
                map[name] = Change(value, random, depth - 1);
                break;
        }

        return map;
    }

    private static JsonArray ChangeItem(JsonArray list, Random random, int depth)
    {
        var at = random.Next(list.Count);
        var value = list[at]?.DeepClone();
        if (random.Next(4) == 0) list.RemoveAt(at);
        else if (random.Next(4) == 0) list.Insert(at, value);
        else list[at] = Change(value, random, depth - 1);
        return list;
    }
}
