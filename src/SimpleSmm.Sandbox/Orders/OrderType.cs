using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>What an order of one type must bring along. A new type is a new row in <see cref="OrderTypes"/>.</summary>
internal sealed class OrderType(string name)
{
    /// <summary>The name in the page's spelling.</summary>
    public string Name { get; } = name;

    /// <summary>The name as the SmartPanel family writes it.</summary>
    public string SnakeName { get; } = name.ToLowerInvariant().Replace(' ', '_');

    public bool NeedsLink { get; init; } = true;

    /// <summary>The price is for the whole, not for 1000 pieces, and no quantity is asked for.</summary>
    public bool IsPackage { get; init; }

    /// <summary>The field whose lines are the quantity; null when the quantity is a field of its own.</summary>
    public string? CountedField { get; init; }

    /// <summary>The fields that must be there besides link and quantity.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The field that a value of another field makes necessary: (field, value) -> field.</summary>
    public IReadOnlyDictionary<(string Field, string Value), string> RequiredWhen { get; init; } =
        new Dictionary<(string Field, string Value), string>();

    /// <summary>Whether the sandbox can carry such an order out.</summary>
    public bool IsSold { get; init; } = true;

    /// <summary>The first field that is missing, or null.</summary>
    public string? Missing(Func<string, string> field)
    {
        foreach (var name in Required)
        {
            if (string.IsNullOrWhiteSpace(field(name)))
                return name;
        }

        foreach (KeyValuePair<(string Field, string Value), string> rule in RequiredWhen)
        {
            if (field(rule.Key.Field) == rule.Key.Value && string.IsNullOrWhiteSpace(field(rule.Value)))
                return rule.Value;
        }

        return null;
    }
}
