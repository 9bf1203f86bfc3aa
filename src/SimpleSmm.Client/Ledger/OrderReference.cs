using System;

namespace SimpleSmm;

/// <summary>The name that a caller gives an order, so that a repeated call is known for one.</summary>
public static class OrderReference
{
    /// <summary>The most characters a reference may have.</summary>
    public const int MaximumLength = 200;

    /// <summary>A new reference that no other order has.</summary>
    /// <returns>32 letters and digits.</returns>
    public static string Create() => Guid.NewGuid().ToString("N");

    /// <summary>Says of a reference what can be said without a ledger.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="PanelException">It is empty, too long, or begins or ends with a blank (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static string Validate(string reference)
    {
        if (reference.Trim().Length == 0)
            throw new PanelException(PanelErrorCode.InvalidField, "The reference is empty.");
        if (reference.Length > MaximumLength)
            throw new PanelException(PanelErrorCode.InvalidField, $"The reference is longer than {MaximumLength} characters.");

        // "A-1 " and "A-1" look alike in a table, and would be two orders.
        if (reference.Trim().Length != reference.Length)
            throw new PanelException(PanelErrorCode.InvalidField, $"The reference '{reference}' begins or ends with a blank.");
        return reference;
    }
}
