using System;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Copies a ledger while other processes may write to it. The copy is complete or does not appear.</summary>
internal static class LedgerBackup
{
    public static void Write(string ledger, string copy, bool overwrite)
    {
        if (!File.Exists(ledger)) throw LedgerFault.Of(ledger, "does not exist, so there is nothing to back up.");
        Check(ledger, copy, overwrite);
        var part = FormattableString.Invariant($"{copy}.{Guid.NewGuid():N}.part");
        try
        {
            using (var database = LedgerDatabase.Open(ledger, new LedgerSettings()))
            {
                LedgerFile.OpenOwn(part, FileShare.ReadWrite).Dispose();
                database.Read(connection => connection.Run("VACUUM INTO ?1", part));
            }

            using (var written = LedgerFile.OpenOwn(part, FileShare.None)) written.Flush(flushToDisk: true);
            Check(ledger, copy, overwrite);
#if NET
            File.Move(part, copy, overwrite);
#else
            if (overwrite) File.Delete(copy);
            File.Move(part, copy);
#endif
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Refused(copy, $"cannot be written: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static void Check(string ledger, string copy, bool overwrite)
    {
        if (!Directory.Exists(Path.GetDirectoryName(copy))) throw Refused(copy, "cannot be written: its folder does not exist.");
        if (Directory.Exists(copy)) throw Refused(copy, "is a folder: add the name of the file.");
        if (ledger == copy || File.Exists(copy + LedgerLock.Suffix)) throw Refused(copy, "is a ledger that is in use: use another file.");
        if (File.Exists(copy) && !overwrite) throw Refused(copy, "exists: use -Force to replace it, or another file.");
    }

    private static PanelException Refused(string copy, string problem, Exception? inner = null) =>
        new(PanelErrorCode.InvalidField, $"The backup '{copy}' {problem} The ledger was not changed.", inner);
}
