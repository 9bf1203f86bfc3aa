using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;

namespace SimpleSmm.Catalog.Snapshots;

/// <summary>What ConvertTo-Json wrote: a list, one service alone, or the <c>{"value":[…],"Count":n}</c> of Windows PowerShell.</summary>
internal static class JsonSnapshot
{
    public static IEnumerable<SnapshotRow> Read(string text)
    {
        var rows = new List<SnapshotRow>();
        using var document = Parse(text);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("value", out var list) && list.ValueKind == JsonValueKind.Array) root = list;
        if (root.ValueKind == JsonValueKind.Object)
        {
            rows.Add(Row(root, 1));
            return rows;
        }

        foreach (var entry in root.EnumerateArray()) rows.Add(Row(entry, rows.Count + 1));
        return rows;
    }

    private static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new SnapshotException(FormattableString.Invariant($"Line {e.LineNumber + 1} is not JSON."), e);
        }
    }

    private static SnapshotRow Row(JsonElement entry, int number)
    {
        var place = FormattableString.Invariant($"Entry {number}");
        if (entry.ValueKind != JsonValueKind.Object)
            throw new SnapshotException($"{place} is no service: ConvertTo-Json writes them with a -Depth of 1 or more.");
        var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in entry.EnumerateObject()) fields[field.Name] = Value(field.Value);
        return new SnapshotRow(fields, place);
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
