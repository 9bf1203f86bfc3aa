using System;
using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>What an order of one type must and may bring along. A new type is a new row in <see cref="OrderTypes"/>.</summary>
internal sealed class OrderType(string name)
{
    /// <summary>The name in the documented spelling.</summary>
    public string Name { get; } = name;

    /// <summary>The name as the SmartPanel family writes it.</summary>
    public string SnakeName { get; } = name.ToLowerInvariant().Replace(' ', '_');

    /// <summary>It makes an order for each post of an account, and has neither link nor quantity.</summary>
    public bool IsSubscription { get; init; }

    /// <summary>The price is for the whole, not for 1000 pieces, and no quantity is asked for.</summary>
    public bool IsPackage { get; init; }

    /// <summary>The field whose lines are the quantity; null when the quantity is a field of its own.</summary>
    public string? CountedField { get; init; }

    /// <summary>The fields that must be there besides link and quantity.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>The fields that may be there besides.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>The field that a value of another field makes necessary: (field, value) -> field.</summary>
    public IReadOnlyDictionary<(string Field, string Value), string> RequiredWhen { get; init; } =
        new Dictionary<(string Field, string Value), string>();

    /// <summary>The fields that are whole numbers, with the least and the greatest of them.</summary>
    public IReadOnlyDictionary<string, (int Low, int High)> Numbers { get; init; } = new Dictionary<string, (int Low, int High)>();

    /// <summary>The first field that is missing, or null.</summary>
    public string? Missing(Func<string, string> field)
    {
        foreach (var name in Required)
        {
            if (string.IsNullOrWhiteSpace(field(name)))
                return name;
        }

        foreach (var rule in RequiredWhen)
        {
            if (field(rule.Key.Field).Trim() == rule.Key.Value && string.IsNullOrWhiteSpace(field(rule.Value)))
                return rule.Value;
        }

        return null;
    }

    /// <summary>The first field that is not the number it has to be, or null.</summary>
    public string? NotANumber(Func<string, string> field)
    {
        foreach (var number in Numbers)
        {
            if (!int.TryParse(field(number.Key).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value < number.Value.Low
                || value > number.Value.High)
            {
                return number.Key;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a field belongs to an order of this type. A quantity belongs also to types that do not need one: many panels want it
    /// for packages and lists of comments.
    /// </summary>
    public bool Takes(string field) => field switch
    {
        "link" or "quantity" => !IsSubscription,
        _ => Contains(Required, field) || Contains(Optional, field),
    };

    private static bool Contains(IReadOnlyList<string> fields, string field)
    {
        foreach (var name in fields)
        {
            if (name == field)
                return true;
        }

        return false;
    }
}
