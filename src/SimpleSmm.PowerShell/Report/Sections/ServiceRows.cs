using System;
using System.Collections.Generic;

namespace SimpleSmm.Report.Sections;

/// <summary>Chooses and names rows of services.</summary>
internal static class ServiceRows
{
    /// <summary>The columns that name a service.</summary>
    public static readonly string[] Columns = ["Session", "ServiceId", "Name"];

    /// <summary>Returns the cells that name a service.</summary>
    public static ReportCell[] Cells(ReportFigures figures, OrderMeasure row) =>
        [ReportCell.Of(row.Session), ReportCell.Of(ReportFormat.Exact(row.ServiceId)), ReportCell.Of(figures.ServiceName(row))];

    /// <summary>Returns at most some rows, the first ones.</summary>
    public static List<OrderMeasure> First(List<OrderMeasure> rows, int maximum) => rows.GetRange(0, Math.Min(rows.Count, maximum));

    /// <summary>Returns the rows that fulfill a condition, those with most orders first.</summary>
    public static List<OrderMeasure> ByOrders(IReadOnlyList<OrderMeasure> rows, Predicate<OrderMeasure> condition, int maximum)
    {
        var some = new List<OrderMeasure>();
        foreach (var row in rows)
        {
            if (condition(row)) some.Add(row);
        }

        some.Sort((a, b) => b.Orders == a.Orders ? Nullable.Compare(a.ServiceId, b.ServiceId) : b.Orders.CompareTo(a.Orders));
        return First(some, maximum);
    }
}
