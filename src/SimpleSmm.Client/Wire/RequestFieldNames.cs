using System;
using System.Collections.Generic;

namespace SimpleSmm.Wire;

/// <summary>Which fields a caller may add to a request: not those that the client itself writes.</summary>
internal static class RequestFieldNames
{
    private static readonly string[] Reserved = ["key", "action"];

    // A fixed value of one of these would go along with every request: an order or a quantity that nobody gave.
    private static readonly string[] Documented =
        ["service", "link", "quantity", "runs", "interval", "order", "orders", "refill", "refills"];

    /// <summary>Refuses the name of a field of one request.</summary>
    /// <exception cref="PanelException">It is no name, or one of the client's own (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static void Validate(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw Refused("A field must have a name.");
        foreach (var c in name)
        {
            if (char.IsControl(c)) throw Refused("The name of a field must not have control characters.");
        }

        if (IsOneOf(name, Reserved)) throw Refused($"The field '{name}' is written by the client itself and cannot be given.");
    }

    /// <summary>Refuses the name of a field that goes along with every request.</summary>
    /// <exception cref="PanelException">It is no name, or one of the API's own (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static void CheckFixed(string name)
    {
        Validate(name);
        if (IsOneOf(name, Documented)) throw Refused($"The field '{name}' belongs to single requests and cannot be sent with each of them.");
    }

    // PHP takes " key", "key[0]" and "key[]" for the same field.
    private static bool IsOneOf(string name, IEnumerable<string> names)
    {
        var plain = name.Split('[')[0].Trim();
        foreach (var other in names)
        {
            if (string.Equals(plain, other, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static PanelException Refused(string message) => new(PanelErrorCode.InvalidField, message);
}
