using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation.Runspaces;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Snapshots;

/// <summary>
/// Reads a catalog that was kept in a file: by <c>Get-SmmService</c> and <c>Export-Clixml</c>, <c>ConvertTo-Json</c> or
/// <c>Export-Csv</c>. The format is known by the content, not by the file's name.
/// </summary>
internal static class SnapshotFile
{
    /// <summary>
    /// Reads the services on a thread of its own. That thread has no runspace, because PowerShell makes the objects of a stranger's file
    /// there without the session's type table: a loaded module's type converters never run, nor do its script properties.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>The services in the file's order.</returns>
    /// <exception cref="PanelException">The file is not a catalog (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static Task<List<Service>> ReadAsync(string path) =>
        Task.Factory.StartNew(() => Read(path), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static List<Service> Read(string path)
    {
        Runspace.DefaultRunspace = null;
        var text = ReadText(path, "catalog");
        try
        {
            return FirstCharacter(text) switch
            {
                '\0' => throw new SnapshotException("It is empty."),
                '<' => ClixmlSnapshot.Read(text),
                '[' or '{' => JsonSnapshot.Read(text),
                _ => CsvSnapshot.Read(text),
            };
        }
        catch (SnapshotException e)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, $"'{path}' is not a catalog that can be read. {e.Message}", e.InnerException);
        }
    }

    /// <summary>
    /// Reads a text. A name in another encoding would look like a new name, so it must be UTF-8, or UTF-16 with its mark.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What the file contains, for messages.</param>
    public static string ReadText(string path, string kind)
    {
        if (!File.Exists(path)) throw new PanelException(PanelErrorCode.InvalidField, $"The file '{path}' does not exist.");
        try
        {
            using var reader = new StreamReader(
                path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException e)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"'{path}' is not written in UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new PanelException(PanelErrorCode.InvalidField, $"The {kind} '{path}' cannot be read: {e.Message}", e);
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
