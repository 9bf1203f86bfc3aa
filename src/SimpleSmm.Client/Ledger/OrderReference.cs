using System;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>Creates and validates references, by which a repeated order is recognized.</summary>
public static class OrderReference
{
    /// <summary>The maximum length of a reference.</summary>
    public const int MaximumLength = 200;

    /// <summary>Returns a new unique reference.</summary>
    /// <returns>32 letters and digits.</returns>
    public static string Create() => Guid.NewGuid().ToString("N");

    /// <summary>Checks the format of a reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <returns>The reference.</returns>
    /// <exception cref="PanelException">It is empty, too long, or starts or ends with a blank (InvalidField).</exception>
    public static string Validate(string reference)
    {
        if (!VisibleText.IsAnyVisible(reference))
            throw new PanelException(PanelErrorCode.InvalidField, "The reference is empty; give it at least one character.");
        if (reference.Length > MaximumLength)
            throw new PanelException(PanelErrorCode.InvalidField, $"The reference is longer than {MaximumLength} characters; shorten it.");

        // "A-1 " and "A-1" look the same in a table but would be two orders.
        if (reference.Trim().Length != reference.Length)
            throw new PanelException(PanelErrorCode.InvalidField, $"The reference '{reference}' starts or ends with a blank; remove it.");
        return reference;
    }
}
