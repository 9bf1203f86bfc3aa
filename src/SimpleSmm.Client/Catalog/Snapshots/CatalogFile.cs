using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SimpleSmm.Catalog.Snapshots;

namespace SimpleSmm;

/// <summary>
/// Reads a catalog that was kept in a file: by <c>Get-SmmService</c> and <c>Export-Clixml</c>, <c>ConvertTo-Json</c> or
/// <c>Export-Csv</c>. The content tells which, not the file's name; the culture of the reader and of the writer do not matter.
/// </summary>
public static class CatalogFile
{
    /// <summary>Reads the services.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The services in the file's order.</returns>
    /// <exception cref="PanelException">
    /// The file cannot be read, or is none of these (<see cref="PanelErrorCode.InvalidField"/>); the message names the file and, where it is
    /// known, the line.
    /// </exception>
    public static IReadOnlyList<Service> Read(string path)
    {
        var text = ReadText(path);
        try
        {
            var rows = FirstCharacter(text) switch
            {
                '\0' => throw new SnapshotException("It is empty."),
                '<' => ClixmlSnapshot.Read(text),
                '[' or '{' => JsonSnapshot.Read(text),
                _ => CsvSnapshot.Read(text),
            };
            var services = new List<Service>();
            foreach (var row in rows) services.Add(row.ToService());
            return services;
        }
        catch (SnapshotException e)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is no catalog that can be read. {e.Message}", e.InnerException);
        }
    }

    // A name in another encoding would look like a new name, so what is not UTF-8 (or UTF-16 with its mark) is refused.
    private static string ReadText(string path)
    {
        if (!File.Exists(path)) throw new PanelException(PanelErrorCode.InvalidField, $"There is no file '{path}'.");
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException e)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is not written in UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"The catalog '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static char FirstCharacter(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) return c;
        }

        return '\0';
    }
}
