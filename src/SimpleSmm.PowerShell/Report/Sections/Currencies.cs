using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Keeps the rows of different currencies apart, because their amounts cannot be added.</summary>
internal static class Currencies
{
    /// <summary>Sorts currencies by name. An unknown one is the last.</summary>
    public static int Compare(string? a, string? b) =>
        a is null || b is null ? (a is null).CompareTo(b is null) : string.CompareOrdinal(a, b);

    /// <summary>Returns the currencies in which something was charged.</summary>
    public static List<string?> Of(IReadOnlyList<OrderMeasure> rows)
    {
        var currencies = new List<string?>();
        foreach (var row in rows)
        {
            if (row.Net is not null && !currencies.Contains(row.Currency)) currencies.Add(row.Currency);
        }

        currencies.Sort(Compare);
        return currencies;
    }

    /// <summary>Returns the rows of a currency.</summary>
    public static List<OrderMeasure> Rows(IReadOnlyList<OrderMeasure> rows, string? currency)
    {
        var some = new List<OrderMeasure>();
        foreach (var row in rows)
        {
            if (row.Currency == currency) some.Add(row);
        }

        return some;
    }
}
