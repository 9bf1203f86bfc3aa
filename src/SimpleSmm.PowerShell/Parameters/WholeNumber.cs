using System.Globalization;
using SimpleSmm.Batching;

namespace SimpleSmm;

/// <summary>
/// A whole number as a user gave it: a number, or text such as a cell of a CSV file. Anything else is kept as it is, so that one bad
/// row is an error of that row and not of the whole pipeline. Digits are read the same in every culture.
/// </summary>
public sealed class WholeNumber
{
    private readonly string _text;

    /// <summary>Takes a number.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(long value)
    {
        Value = value;
        _text = value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Takes a number with a fraction, which is good only where the fraction is nothing.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(double value)
        : this(value.ToString("R", CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Takes a decimal number, which is good only where its fraction is nothing.</summary>
    /// <param name="value">The number.</param>
    public WholeNumber(decimal value)
        : this((decimal.Truncate(value) == value ? decimal.Truncate(value) : value).ToString(CultureInfo.InvariantCulture))
    {
    }

    /// <summary>Takes text.</summary>
    /// <param name="text">The text; blank means not given.</param>
    public WholeNumber(string text)
    {
        _text = text.Trim();
        if (long.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) Value = value;
    }

    /// <summary>The number; null where the text is none.</summary>
    public long? Value { get; }

    /// <summary>Whether nothing was given, as in an empty cell.</summary>
    public bool IsBlank => _text.Length == 0;

    /// <summary>What was given.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    /// <summary>The error of what is given in place of an id.</summary>
    /// <param name="kind">What the id is of.</param>
    internal PanelException NoId(IdKind kind) =>
        new(PanelErrorCode.InvalidField, $"'{this}' is no {kind.Name} id: those are whole numbers of 1 or more.");

    /// <summary>Refuses what is given and no whole number; nothing given is fine.</summary>
    /// <exception cref="PanelException">It is something else.</exception>
    internal static void Validate(WholeNumber? given, string name, PanelErrorCode otherwise)
    {
        if (given is { IsBlank: false, Value: null }) throw new PanelException(otherwise, $"The {name} must be a whole number, not '{given}'.");
    }
}
