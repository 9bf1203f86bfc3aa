using System;
using System.Collections.Generic;

namespace SimpleSmm.Catalog.Snapshots;

/// <summary>What Export-Csv wrote, with any of the usual delimiters: that of -UseCulture differs by culture.</summary>
internal static class CsvSnapshot
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public static IEnumerable<SnapshotRow> Read(string text)
    {
        foreach (var delimiter in Delimiters)
        {
            var lines = new CsvLines(text, delimiter);
            var header = lines.Next();

            // Windows PowerShell writes the type first.
            if (header?[0].StartsWith("#TYPE", StringComparison.Ordinal) == true) header = lines.Next();
            if (header is not null && header.Exists(name => IsId(name)) && header.Count > 1) return Rows(lines, header);
        }

        throw new SnapshotException("Its first line names no ServiceId beside others, so it is not what Export-Csv writes of services.");
    }

    private static IEnumerable<SnapshotRow> Rows(CsvLines lines, List<string> header)
    {
        for (var cells = lines.Next(); cells is not null; cells = lines.Next())
        {
            if (cells.Count == 1 && cells[0].Length == 0) continue;
            var place = FormattableString.Invariant($"Line {lines.LineNumber}");
            if (cells.Count != header.Count)
                throw new SnapshotException(FormattableString.Invariant($"{place} has {cells.Count} values where the first line names {header.Count}."));
            var fields = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < header.Count; i++) fields[header[i].Trim()] = cells[i];
            yield return new SnapshotRow(fields, place);
        }
    }

    private static bool IsId(string name) => string.Equals(name.Trim(), nameof(Service.ServiceId), StringComparison.OrdinalIgnoreCase);
}
