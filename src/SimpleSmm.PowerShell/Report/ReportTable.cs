using System.Collections.Generic;

namespace SimpleSmm.Report;

/// <summary>A table of the report.</summary>
/// <param name="id">Its id in the page.</param>
/// <param name="caption">What it contains.</param>
/// <param name="columns">The names of its columns.</param>
internal sealed class ReportTable(string id, string caption, params string[] columns)
{
    public string Id => id;

    public string Caption => caption;

    public IReadOnlyList<string> Columns => columns;

    public List<IReadOnlyList<ReportCell>> Rows { get; } = [];

    /// <summary>Returns what a reader sees above a column. The names of properties are for programs.</summary>
    public static string TitleOf(string column) => column switch
    {
        "DeliveredShare" => "Delivered",
        "MedianTime" => "Median time",
        "Percentile90Time" => "90 % time",
        "RefillsAsked" => "Refills asked",
        "RefillsGranted" => "Refills granted",
        "RefillsRefused" => "Refills refused",
        "ServiceId" => "Service",
        _ => column,
    };

    public void Add(params ReportCell[] cells) => Rows.Add(cells);
}
