using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.TestPanel.Control;

/// <summary>
/// Reads fault rules from JSON: one rule or an array of rules. The project's README.md lists every kind.
/// <code>
/// { "action": "add", "fault": { "kind": "reset", "accept": "after" } }
/// { "nth": 3, "times": 2, "fault": [ "bom", { "kind": "delay", "ms": 200 } ] }
/// { "times": "always", "fault": { "kind": "answer", "status": 429, "headers": { "Retry-After": "1" }, "body": "{}" } }
/// { "random": { "seed": 7, "probability": 0.2 }, "faults": [ "hang", { "kind": "status", "status": 502 } ] }
/// </code>
/// </summary>
internal static class FaultJson
{
    public static void AddTo(FaultPlan plan, string json)
    {
        var root = JsonNode.Parse(json) ?? throw new FormatException("A fault rule must be a JSON object.");

        // All rules are read before the first is added, so that a mistake in one adds none.
        List<Action<FaultPlan>> rules = (root as JsonArray ?? new JsonArray(root.DeepClone())).Select(Rule).ToList();
        foreach (var add in rules)
            add(plan);
    }

    private static Action<FaultPlan> Rule(JsonNode? json)
    {
        if (json is not JsonObject rule)
            throw new FormatException("A fault rule must be a JSON object.");
        foreach (var property in rule)
        {
            if (property.Key is not ("action" or "nth" or "times" or "fault" or "random" or "faults"))
                throw new FormatException($"'{property.Key}' is not a property of a fault rule.");
        }

        if (rule["random"] is JsonObject random)
        {
            var faults = (rule["faults"] as JsonArray ?? []).Select(Read).ToArray();
            var seed = (int?)random["seed"] ?? 1;
            var probability = (double?)random["probability"] ?? 0.1;
            if (faults.Length == 0)
                throw new FormatException("Random faults need 'faults', an array with at least one fault.");
            return plan => plan.Random(seed, probability, faults);
        }

        var fault = Read(rule["fault"]);
        var action = (string?)rule["action"];
        var nth = (int?)rule["nth"] ?? 1;
        int? times = rule["times"]?.ToString() == "always" ? null : (int?)rule["times"] ?? 1;
        return plan => plan.Add(new FaultRule(fault) { Action = action, Nth = nth, Times = times });
    }

    private static Fault Read(JsonNode? json)
    {
        switch (json)
        {
            case JsonArray { Count: > 0 } several:
                return several.Select(Read).Aggregate((first, second) => first.Then(second));
            case JsonValue name:
                return FaultKinds.Make(name.GetValue<string>(), []);
            case JsonObject one:
                var fault = FaultKinds.Make((string?)one["kind"] ?? "", one);
                return (string?)one["accept"] switch
                {
                    null => fault,
                    "after" => fault.AfterAccept(),
                    "before" => fault.BeforeAccept(),
                    _ => throw new FormatException("'accept' must be 'before' or 'after'."),
                };
            default:
                throw new FormatException("A rule needs 'fault': a kind, an object with a kind, or an array of these.");
        }
    }
}
