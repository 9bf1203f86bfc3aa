using System.Globalization;
using SimpleSmm.Batching;
using SimpleSmm.Parameters;

namespace SimpleSmm;

/// <summary>
/// Represents a whole number as a user gave it: a number, or text such as a CSV cell. Any other value is kept unchanged, so that one bad
/// row is an error of that row and not of the whole pipeline. Digits are read the same in every culture.
/// </summary>
public sealed class WholeNumber : GivenValue
{
    /// <summary>Creates the value from a number.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(long value)
        : this((object)value)
    {
    }

    /// <summary>Creates the value from a floating-point number, which is valid only without a fraction.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(double value)
        : this((object)value)
    {
    }

    /// <summary>Creates the value from a decimal number, which is valid only without a fraction.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(decimal value)
        : this((object)value)
    {
    }

    /// <summary>Creates the value from text.</summary>
    /// <param name="text">The text; blank means not given.</param>
    public WholeNumber(string text)
        : this((object)text)
    {
    }

    // The binder must not make a number of a whole row: then the property of the row would not be read.
    internal WholeNumber(object? value)
        : base(value)
    {
        if (Given is decimal exact && decimal.Truncate(exact) == exact && exact is >= long.MinValue and <= long.MaxValue)
            Value = (long)exact;
        else if (long.TryParse(Scalar?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) Value = number;
    }

    /// <summary>Gets the number; null if the value is not a whole number.</summary>
    public long? Value { get; }

    internal override object? Cell => Value ?? Given;

    /// <summary>Returns the number, or the given text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Value?.ToString(CultureInfo.InvariantCulture) ?? base.ToString().Trim();

    /// <summary>Returns the error for an invalid id.</summary>
    /// <param name="kind">What the id is of.</param>
    internal PanelException NoId(IdKind kind) =>
        new(PanelErrorCode.InvalidField, $"'{this}' is not a valid {kind.Name} id: use a whole number greater than 0.");

    /// <summary>Throws if a value is given that is not a whole number.</summary>
    /// <exception cref="PanelException">The value is not a whole number.</exception>
    internal static void Validate(WholeNumber? given, string name, PanelErrorCode otherwise)
    {
        if (given is { IsBlank: false, Value: null })
            throw new PanelException(otherwise, $"The {name} must be a whole number, not '{given}'.");
    }
}
