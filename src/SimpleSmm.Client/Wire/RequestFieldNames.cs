using System;
using System.Collections.Generic;

namespace SimpleSmm.Wire;

/// <summary>Checks the names of fields that a caller adds to a request. Fields that the client writes itself are rejected.</summary>
internal static class RequestFieldNames
{
    private static readonly string[] Reserved = ["key", "action"];

    // These fields must not have a fixed value, because every request would then contain an order or a quantity that was not given.
    private static readonly string[] Documented =
        ["service", "link", "quantity", "runs", "interval", "order", "orders", "refill", "refills"];

    /// <summary>Checks the name of a field of one request.</summary>
    /// <exception cref="PanelException">
    /// The name is not valid or belongs to the client (<see cref="PanelErrorCode.InvalidField"/>).
    /// </exception>
    public static void Validate(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw Refused("A field must have a name.");
        foreach (var c in name)
        {
            if (char.IsControl(c)) throw Refused("The name of a field must not contain control characters.");
        }

        if (IsOneOf(name, Reserved)) throw Refused($"The field '{name}' is written by the client itself; remove it.");
    }

    /// <summary>Checks the name of a field that is sent with every request.</summary>
    /// <exception cref="PanelException">
    /// The name is not valid or belongs to the API (<see cref="PanelErrorCode.InvalidField"/>).
    /// </exception>
    public static void CheckFixed(string name)
    {
        Validate(name);
        if (IsOneOf(name, Documented))
            throw Refused($"The field '{name}' belongs to single requests and cannot be sent with every request; remove it.");
    }

    // PHP reads " key", "key[0]" and "key[]" as the same field.
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
