using System;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents a copy of a ledger's files in a folder of its own, which only this user can read and which is deleted afterwards. The copy
/// can be updated to the current tables, and the ledger is not changed.
/// </summary>
internal sealed class LedgerCopy : IDisposable
{
    private static readonly string[] Parts = ["", "-journal", "-wal"];

    private LedgerCopy(string folder) => Path = System.IO.Path.Combine(folder, "orders.db");

    /// <summary>Gets the path of the copy.</summary>
    public string Path { get; }

    /// <exception cref="PanelException">The file is missing, cannot be read, or is being written.</exception>
    public static LedgerCopy Of(string ledger)
    {
        if (!File.Exists(ledger)) throw LedgerFault.Of(ledger, "does not exist, so there is nothing to import.");
        var copy = new LedgerCopy(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "simplesmm-" + Guid.NewGuid().ToString("N")));
        try
        {
            LedgerFile.Inspect(copy.Path);
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var before = Stamp(ledger);
                foreach (var part in Parts) CopyPart(ledger + part, copy.Path + part);
                if (Stamp(ledger) == before) return copy;
            }

            throw LedgerFault.Of(ledger, "is being written by another process: end the scripts that use it, and try again.");
        }
        catch (Exception e)
        {
            copy.Dispose();
            if (e is IOException or UnauthorizedAccessException) throw LedgerFault.Of(ledger, $"cannot be read: {e.Message}", e);
            throw;
        }
    }

    public void Dispose()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private static void CopyPart(string from, string to)
    {
        File.Delete(to);
        if (!File.Exists(from)) return;
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var target = LedgerFile.OpenOwn(to, FileShare.None);
        source.CopyTo(target);
    }

    private static string Stamp(string ledger)
    {
        var stamp = "";
        foreach (var part in Parts)
        {
            var file = new FileInfo(ledger + part);
            stamp += file.Exists ? FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks};") : ";";
        }

        return stamp;
    }
}
