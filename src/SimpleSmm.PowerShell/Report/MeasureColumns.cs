using System.Collections.Generic;

namespace SimpleSmm.Report;

/// <summary>
/// The columns that every table of measures has after its first ones. Their names are those of Measure-SmmOrder's properties.
/// </summary>
internal static class MeasureColumns
{
    private static readonly string[] Names =
    [
        "Orders", "Quantity", "Charged", "Refunded", "Net", "Estimated", "Completed", "Partial", "Canceled", "Unknown", "Rejected",
        "DeliveredShare", "MedianTime", "Percentile90Time", "RefillsAsked", "RefillsGranted", "RefillsRefused",
    ];

    /// <summary>Returns a table of measures.</summary>
    public static ReportTable Table(string id, string caption, params string[] first) => new(id, caption, [.. first, .. Names]);

    /// <summary>Adds the measures of a row.</summary>
    public static void Add(ReportTable table, OrderMeasure row, params ReportCell[] first)
    {
        var cells = new List<ReportCell>(first)
        {
            ReportCell.Count(row.Orders),
            ReportCell.Count(row.Quantity),
            ReportCell.Amount(row.Charged),
            ReportCell.Amount(row.Refunded),
            ReportCell.Amount(row.Net),
            ReportCell.Amount(row.Estimated),
            ReportCell.Count(row.Completed),
            ReportCell.Count(row.Partial),
            ReportCell.Count(row.Canceled),
            ReportCell.Count(row.Unknown),
            ReportCell.Count(row.Rejected),
            ReportCell.Share(row.DeliveredShare),
            ReportCell.Time(row.MedianTime),
            ReportCell.Time(row.Percentile90Time),
            ReportCell.Count(row.RefillsAsked),
            ReportCell.Count(row.RefillsGranted),
            ReportCell.Count(row.RefillsRefused),
        };
        table.Add([.. cells]);
    }
}
