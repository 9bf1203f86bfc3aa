using System;
using System.ComponentModel;
using System.Globalization;
using SimpleSmm.Parameters;

namespace SimpleSmm;

/// <summary>
/// Represents a day or a time as a user gave it: a date object, ISO 8601 text such as <c>2026-12-31</c> or <c>2026-12-31T18:00:00Z</c>, or
/// Unix seconds. Text without an offset is local time. Any other value is kept and reported, because 01/02/2026 is two days.
/// </summary>
[TypeConverter(typeof(AnyValueConverter))]
public sealed class Moment : GivenValue
{
    // Smaller numbers are days as a spreadsheet counts them, or years; larger ones are milliseconds.
    private const long EarliestUnixSecond = 100_000_000;
    private const long LatestUnixSecond = 253_402_300_799;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Creates the value.</summary>
    /// <param name="value">A date, text or a number.</param>
    public Moment(object? value)
        : base(value)
    {
        Value = Given switch
        {
            DateTimeOffset time => time,
            DateTime time => OfDate(time),
            _ => Parse(Scalar?.Trim()),
        };
    }

    /// <summary>Gets the time; null if the value cannot be read.</summary>
    public DateTimeOffset? Value { get; }

    /// <summary>Gets the day in local time; null if the value cannot be read.</summary>
    internal DateTime? Day => Value?.LocalDateTime.Date ?? ApiDay();

    internal override object? Cell => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Given;

    /// <summary>Returns the time.</summary>
    /// <param name="name">The name of the parameter, for the message.</param>
    /// <returns>The time.</returns>
    /// <exception cref="PanelException">The value cannot be read (<see cref="PanelErrorCode.InvalidDate"/>).</exception>
    public DateTimeOffset Read(string name) => Value ?? throw Unreadable(name, "");

    /// <summary>Returns the day. The format of the API, <c>31/12/2026</c>, is read too.</summary>
    internal DateTime ReadDay(string name) => Day ?? throw Unreadable(name, ", or the day as the API has it, such as 31/12/2026");

    private PanelException Unreadable(string name, string more) => new(
        PanelErrorCode.InvalidDate,
        $"The {name} cannot be read: '{this}'. Give a date object, ISO 8601 text such as 2026-12-31 or "
        + $"2026-12-31T18:00:00Z, or Unix seconds{more}.");

    private DateTime? ApiDay() =>
        DateTime.TryParseExact(Scalar?.Trim(), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    // The offset of the first and the last day may lie outside of what can be held.
    private static DateTimeOffset? OfDate(DateTime time)
    {
        try
        {
            return new DateTimeOffset(time);
        }
        catch (ArgumentOutOfRangeException)
        {
            return new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc));
        }
    }

    private static DateTimeOffset? Parse(string? text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return seconds is >= EarliestUnixSecond and <= LatestUnixSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time)
            ? time
            : null;
    }
}
