using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Keeps the rows of different currencies apart, because their amounts cannot be added.</summary>
internal static class Currencies
{
    /// <summary>Returns the currencies of some rows.</summary>
    public static List<string?> Of(IReadOnlyList<OrderMeasure> rows)
    {
        var currencies = new List<string?>();
        foreach (var row in rows)
        {
            if (!currencies.Contains(row.Currency)) currencies.Add(row.Currency);
        }

        currencies.Sort(string.CompareOrdinal);
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
