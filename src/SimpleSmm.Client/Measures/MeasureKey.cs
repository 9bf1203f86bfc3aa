using System;
using System.Globalization;

namespace SimpleSmm.Measures;

/// <summary>What the orders of one row have in common. What they were not grouped by is null.</summary>
internal readonly record struct MeasureKey(
    string? Day, string? Week, string? Month, string? Session, long? ServiceId, string? Category, string? Status, string? Outcome,
    string? Currency) : IComparable<MeasureKey>
{
    // The first of January of the year 1 was a Monday.
    private const int DaysOfWeek = 7;
    private const int Thursday = 3;

    public static MeasureKey Of(OrderTotals totals, OrderMeasureQuery query, string? session, string? category) => new(
        query.Has(MeasureGroup.Day) ? Format(totals.Day, "yyyy-MM-dd") : null,
        query.Has(MeasureGroup.Week) ? WeekOf(totals.Day) : null,
        query.Has(MeasureGroup.Month) ? Format(totals.Day, "yyyy-MM") : null,
        query.Has(MeasureGroup.Session) || query.Has(MeasureGroup.Service) ? session : null,
        query.Has(MeasureGroup.Service) ? totals.ServiceId : null,
        query.Has(MeasureGroup.Category) ? category : null,
        query.Has(MeasureGroup.Status) ? totals.Status : null,
        query.Has(MeasureGroup.Outcome) ? totals.Outcome : null,
        totals.Currency);

    public int CompareTo(MeasureKey other)
    {
        var order = Compare(Day ?? Week ?? Month, other.Day ?? other.Week ?? other.Month);
        if (order == 0) order = Compare(Session, other.Session);
        if (order == 0) order = Compare(Category, other.Category);
        if (order == 0) order = Nullable.Compare(ServiceId, other.ServiceId);
        if (order == 0) order = Compare(Outcome, other.Outcome);
        if (order == 0) order = Compare(Status, other.Status);
        return order == 0 ? Compare(Currency, other.Currency) : order;
    }

    private static int Compare(string? a, string? b) => string.CompareOrdinal(a, b);

    private static string? Format(DateTime? day, string format) => day?.ToString(format, CultureInfo.InvariantCulture);

    // The year of an ISO week is that of its Thursday, and so is its number.
    private static string? WeekOf(DateTime? day)
    {
        if (day is not { } date) return null;
        var thursday = date.AddDays(Thursday - (int)(date.Ticks / TimeSpan.TicksPerDay % DaysOfWeek));
        return string.Format(CultureInfo.InvariantCulture, "{0:0000}-W{1:00}", thursday.Year, (thursday.DayOfYear - 1) / DaysOfWeek + 1);
    }
}
