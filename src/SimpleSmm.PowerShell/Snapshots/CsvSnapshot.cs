using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SimpleSmm.Snapshots;

/// <summary>Reads what Export-Csv wrote, with any of the usual delimiters: that of -UseCulture differs by culture.</summary>
internal static class CsvSnapshot
{
    private const string Cmdlet = "ConvertFrom-Csv";
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    // The full name is that of .NET Framework, which .NET takes as well.
    private static readonly Type Converter = Type.GetType(
        "Microsoft.PowerShell.Commands.ConvertFromCsvCommand, Microsoft.PowerShell.Commands.Utility, "
        + "Version=3.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35",
        throwOnError: true)!;

    public static List<Service> Read(string text)
    {
        var services = new List<Service>();
        foreach (var (row, place) in Rows(text)) services.Add(SnapshotRow.Of(row, place).ToService());
        return services;
    }

    /// <summary>Reads the rows of services, whatever else they contain, with the place of each for messages.</summary>
    public static IEnumerable<(PSObject Row, string Place)> Rows(string text)
    {
        var delimiter = DelimiterOf(HeaderOf(text));
        if (HasOpenQuote(text)) throw new SnapshotException("A quote is never closed: the number of its quotation marks is odd.");
        var number = 0;
        foreach (var row in Parse(text, delimiter))
        {
            var place = FormattableString.Invariant($"Row {++number} after the header");
            if (IsCutShort(row)) throw new SnapshotException($"{place} has fewer values than the header has names.");
            yield return (row, place);
        }
    }

    // A runspace that has this cmdlet alone: no function, alias, preference or default parameter of the user takes part.
    private static Collection<PSObject> Parse(string text, char delimiter)
    {
        var state = InitialSessionState.Create();
        state.Commands.Add(new SessionStateCmdletEntry(Cmdlet, Converter, null));
        using var shell = PowerShell.Create(state);
        try
        {
            return shell.AddCommand(Cmdlet).AddParameter("Delimiter", delimiter).AddParameter("InputObject", new[] { text }).Invoke();
        }
        catch (RuntimeException e)
        {
            throw new SnapshotException($"It is not what Export-Csv writes. {e.Message}", e);
        }
    }

    private static char DelimiterOf(string header)
    {
        foreach (var delimiter in Delimiters)
        {
            var names = header.Split(delimiter);
            if (names.Length > 1 && Array.Exists(names, IsId)) return delimiter;
        }

        throw new SnapshotException(header.IndexOf(nameof(Service.ServiceId), StringComparison.OrdinalIgnoreCase) < 0
            ? "Its first line names no ServiceId, so it is not what Export-Csv writes of services."
            : "The names in its first line are not separated by commas, semicolons, tabs or bars: "
                + "give Export-Csv one of these as -Delimiter.");
    }

    // Windows PowerShell writes the type first.
    private static string HeaderOf(string text)
    {
        foreach (var line in text.Split(['\r', '\n'], 3, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("#TYPE", StringComparison.Ordinal)) return line;
        }

        return "";
    }

    // What a row does not have is null, and so is an empty value at its very end.
    private static bool IsCutShort(PSObject row)
    {
        var missing = 0;
        foreach (var property in row.Properties)
        {
            if (property.Value is null) missing++;
        }

        return missing > 1;
    }

    private static bool HasOpenQuote(string text)
    {
        var isOpen = false;
        foreach (var c in text) isOpen ^= c == '"';
        return isOpen;
    }

    private static bool IsId(string name) =>
        string.Equals(name.Trim(' ', '"'), nameof(Service.ServiceId), StringComparison.OrdinalIgnoreCase);
}
