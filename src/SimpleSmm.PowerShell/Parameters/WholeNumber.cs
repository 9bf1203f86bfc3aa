using System.Globalization;
using SimpleSmm.Batching;

namespace SimpleSmm;

/// <summary>
/// Represents a whole number as a user gave it: a number, or text such as a CSV cell. Any other value is kept unchanged, so that one bad
/// row is an error of that row and not of the whole pipeline. Digits are read the same in every culture.
/// </summary>
public sealed class WholeNumber
{
    private readonly string _text;

    /// <summary>Creates the value from a number.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(long value)
    {
        Value = value;
        _text = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Creates the value from a floating-point number, which is valid only without a fraction.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(double value)
        : this(value.ToString("R", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Creates the value from a decimal number, which is valid only without a fraction.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(decimal value)
        : this((decimal.Truncate(value) == value ? decimal.Truncate(value) : value).ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Creates the value from text.</summary>
    /// <param name="text">The text; blank means not given.</param>
    public WholeNumber(string text)
    {
        _text = text.Trim();
        if (long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) Value = value;
    }

    /// <summary>Gets the number; null if the text is not a whole number.</summary>
    public long? Value { get; }

    /// <summary>Gets whether the value is blank, such as an empty cell.</summary>
    public bool IsBlank => _text.Length == 0;

    /// <summary>Returns the given text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    /// <summary>Returns the error for an invalid id.</summary>
    /// <param name="kind">What the id is of.</param>
    internal PanelException NoId(IdKind kind) =>
        new(PanelErrorCode.InvalidField, $"'{this}' is not a valid {kind.Name} id: use a whole number greater than 0.");

    /// <summary>Throws if a value is given that is not a whole number.</summary>
    /// <exception cref="PanelException">The value is not a whole number.</exception>
    internal static void Validate(WholeNumber? given, string name, PanelErrorCode otherwise)
    {
        if (given is { IsBlank: false, Value: null }) throw new PanelException(otherwise, $"The {name} must be a whole number, not '{given}'.");
    }
}
