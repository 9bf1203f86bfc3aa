using System;
using System.Globalization;

namespace SimpleSmm;

/// <summary>
/// A day as a user gave it: a date, or text such as a cell of a CSV file, <c>2026-12-31</c> or in the format of the API,
/// <c>31/12/2026</c>. Any other value is kept unchanged, so that one bad row is an error of that row. Read the same in every culture.
/// </summary>
public sealed class CalendarDate
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "d/M/yyyy", "d.M.yyyy"];
    private readonly string _text;

    /// <summary>Creates the value from a date; the time of day is ignored.</summary>
    /// <param name="date">The date.</param>
    public CalendarDate(DateTime date)
    {
        Value = date.Date;
        _text = date.ToString(Formats[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Creates the value from text.</summary>
    /// <param name="text">The text; blank means not given.</param>
    public CalendarDate(string text)
    {
        _text = text.Trim();
        if (DateTime.TryParseExact(_text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) Value = date.Date;
    }

    /// <summary>Gets the day; null if the text is not a date.</summary>
    public DateTime? Value { get; }

    /// <summary>Returns the given text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    /// <summary>Throws if a value is given that is not a date.</summary>
    /// <exception cref="PanelException">The value is not a date (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    internal static void Validate(CalendarDate? given, string name)
    {
        if (given is { Value: null, _text.Length: > 0 })
            throw new PanelException(PanelErrorCode.InvalidField, $"The {name} must be a date such as 2026-12-31 or 31/12/2026, not '{given}'.");
    }
}
