using System;
using System.Globalization;

namespace SimpleSmm.Report;

/// <summary>Formats values for readers, in the same way on every machine. An unknown value is a dash.</summary>
internal static class ReportFormat
{
    public const string Unknown = "\u2013";
    private const int HoursOfTwoDays = 48;

    public static string Count(long? value) => value?.ToString("#,0", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>Returns an amount with all of its digits.</summary>
    public static string Amount(decimal? value) =>
        value?.ToString("#,0.00##########################", CultureInfo.InvariantCulture) ?? Unknown;

    /// <summary>Returns an amount as it is talked about. The tables have all of its digits.</summary>
    public static string Rounded(decimal? value) => value?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Share(decimal? value) => value is { } share
        ? (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %"
        : Unknown;

    public static string Time(TimeSpan? value) => value switch
    {
        null => Unknown,
        { TotalMinutes: < 1 } time => Number(time.TotalSeconds, "s"),
        { TotalHours: < 1 } time => Number(time.TotalMinutes, "min"),
        { TotalHours: < HoursOfTwoDays } time => Number(time.TotalHours, "h"),
        { } time => Number(time.TotalDays, "days"),
    };

    public static string Days(decimal? value) => value?.ToString("#,0.#", CultureInfo.InvariantCulture) ?? Unknown;

    public static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Returns a number as its exact text, for programs.</summary>
    public static string? Exact(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);

    public static string Currency(string? currency) => currency ?? "Currency unknown";

    private static string Number(double value, string unit) => value.ToString("0.#", CultureInfo.InvariantCulture) + " " + unit;
}
