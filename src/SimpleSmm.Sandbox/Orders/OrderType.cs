using System;
using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Describes the required and optional fields of one order type. To add a type, add a row to <see cref="OrderTypes"/>.</summary>
internal sealed class OrderType(string name)
{
    /// <summary>Gets the name in the documented spelling.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the name as the SmartPanel family writes it.</summary>
    public string SnakeName { get; } = name.ToLowerInvariant().Replace(' ', '_');

    /// <summary>Gets whether the order places one order per post of an account, and has neither link nor quantity.</summary>
    public bool IsSubscription { get; init; }

    /// <summary>Gets whether the price is for the whole and not per 1000 pieces. Then a quantity is not required.</summary>
    public bool IsPackage { get; init; }

    /// <summary>Gets the field whose lines determine the quantity; null if the quantity is a field of its own.</summary>
    public string? CountedField { get; init; }

    /// <summary>Gets the required fields in addition to link and quantity.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Gets the optional fields.</summary>
    public IReadOnlyList<string> Optional { get; init; } = [];

    /// <summary>Gets the fields that a value of another field makes required: (field, value) -> field.</summary>
    public IReadOnlyDictionary<(string Field, string Value), string> RequiredWhen { get; init; } =
        new Dictionary<(string Field, string Value), string>();

    /// <summary>Gets the whole-number fields with their minimum and maximum.</summary>
    public IReadOnlyDictionary<string, (int Low, int High)> Numbers { get; init; } = new Dictionary<string, (int Low, int High)>();

    /// <summary>Returns the first missing field, or null.</summary>
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

    /// <summary>Returns the first field that is not a valid number, or null.</summary>
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
    /// Returns whether a field belongs to an order of this type. A quantity also belongs to types that do not need one, because many panels
    /// require it for packages and lists of comments.
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
