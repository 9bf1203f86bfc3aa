using System.Collections.Generic;
using System.Text.Json;

namespace SimpleSmm.Report;

/// <summary>A chart of the report, as report.js draws it.</summary>
/// <param name="id">Its id in the page.</param>
/// <param name="kind">How it is drawn: <c>bars</c>, <c>rows</c> (bars that lie) or <c>line</c>.</param>
/// <param name="caption">What it shows.</param>
/// <param name="unit">The unit of its values.</param>
internal sealed class ReportChart(string id, string kind, string caption, string unit)
{
    private readonly List<(string Name, int? Color, IReadOnlyList<decimal?> Values)> _series = [];

    public string Id => id;

    public string Caption => caption;

    /// <summary>Gets the names of the periods or services.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>Gets or sets whether the series stand on one another.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Gets or sets the end of the axis; null to fit it to the values.</summary>
    public int? Maximum { get; init; }

    public void Add(string name, IReadOnlyList<decimal?> values, int? color = null) => _series.Add((name, color, values));

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("kind", kind);
        json.WriteString("unit", unit);
        json.WriteBoolean("stacked", IsStacked);
        if (Maximum is { } maximum) json.WriteNumber("maximum", maximum);
        json.WriteStartArray("labels");
        foreach (var label in Labels) json.WriteStringValue(VisibleMarks.In(label));
        json.WriteEndArray();
        json.WriteStartArray("series");
        foreach (var series in _series) Write(json, series.Name, series.Color, series.Values);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, int? color, IReadOnlyList<decimal?> values)
    {
        json.WriteStartObject();
        json.WriteString("name", VisibleMarks.In(name));
        if (color is { } index) json.WriteNumber("color", index);
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            if (value is { } number) json.WriteNumberValue(number);
            else json.WriteNullValue();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
