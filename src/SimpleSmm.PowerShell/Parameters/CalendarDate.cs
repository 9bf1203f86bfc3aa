using System;
using System.Globalization;

namespace SimpleSmm;

/// <summary>
/// A day as a user gave it: a date, or text such as a cell of a CSV file, <c>2026-12-31</c> or as the API writes it,
/// <c>31/12/2026</c>. Anything else is kept as it is, so that one bad row is an error of that row. Read the same in every culture.
/// </summary>
public sealed class CalendarDate
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "d/M/yyyy", "d.M.yyyy"];
    private readonly string _text;

    /// <summary>Takes a date; the time of day does not matter.</summary>
    /// <param name="date">The date.</param>
    public CalendarDate(DateTime date)
    {
        Value = date.Date;
        _text = date.ToString(Formats[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Takes text.</summary>
    /// <param name="text">The text; blank means not given.</param>
    public CalendarDate(string text)
    {
        _text = text.Trim();
        if (DateTime.TryParseExact(_text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) Value = date.Date;
    }

    /// <summary>The day; null where the text is none.</summary>
    public DateTime? Value { get; }

    /// <summary>What was given.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _text;

    /// <summary>Refuses what is given and no day; nothing given is fine.</summary>
    /// <exception cref="PanelException">It is something else (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    internal static void Validate(CalendarDate? given, string name)
    {
        if (given is { Value: null, _text.Length: > 0 })
            throw new PanelException(PanelErrorCode.InvalidField, $"The {name} must be a date such as 2026-12-31 or 31/12/2026, not '{given}'.");
    }
}
