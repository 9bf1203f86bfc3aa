using System;

namespace SimpleSmm.Report;

/// <summary>A cell of a table: what a reader sees, and the exact value for programs where it is a number.</summary>
/// <param name="Text">The text, not encoded.</param>
/// <param name="Value">The exact number; null for a text or an unknown number.</param>
/// <param name="Kind">How the cell looks.</param>
internal readonly record struct ReportCell(string Text, string? Value, ReportCellKind Kind)
{
    public static ReportCell Of(string? text) => new(text ?? ReportFormat.Unknown, null, ReportCellKind.Text);

    public static ReportCell Moment(string text) => new(text, null, ReportCellKind.Moment);

    /// <summary>Returns commands to copy, one per line.</summary>
    public static ReportCell Code(params string[] commands) => new(string.Join("\n", commands), null, ReportCellKind.Code);

    public static ReportCell Count(long? value) => Number(ReportFormat.Count(value), value);

    public static ReportCell Amount(decimal? value) => Number(ReportFormat.Amount(value), value);

    /// <summary>Returns an amount that is rounded for readers; its exact value is not.</summary>
    public static ReportCell Rounded(decimal? value) => Number(ReportFormat.Rounded(value), value);

    public static ReportCell Share(decimal? value) => Number(ReportFormat.Share(value), value);

    /// <summary>Returns a time, whose exact value is its seconds.</summary>
    public static ReportCell Time(TimeSpan? value) => Number(ReportFormat.Time(value), value is { } time ? Seconds(time) : (decimal?)null);

    public static ReportCell Days(decimal? value) => Number(ReportFormat.Days(value), value);

    private static decimal Seconds(TimeSpan time) => (decimal)time.Ticks / TimeSpan.TicksPerSecond;

    private static ReportCell Number(string text, IFormattable? value) => new(text, ReportFormat.Exact(value), ReportCellKind.Number);
}
