using System;
using System.IO;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Prepares a connection: checks the file, its journal and its tables.</summary>
internal static class LedgerSetup
{
    private const long MaximumToCheck = 16 * 1024 * 1024;

    public static void Run(LedgerConnection connection, string path, LedgerSettings settings, string? identity)
    {
        connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {settings.BusyTimeout}"));
        Schema.Validate(connection, path);
        CheckIdentity(connection, path, identity);
        if (connection.Number("PRAGMA application_id") == 0 && !LedgerHeader.Read(path).IsEmpty)
            throw LedgerFault.Of(
                path, "is a database without orders whose '-wal' file is missing. It was not changed: restore both, or use another file.");
        if (settings.MaximumPages is { } pages) connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
        UseRollbackJournal(connection, path);

        // fullfsync is the macOS name of a full sync to the disk. The journal of a large import is not kept in full size.
        // Without spilling, the file is written at the commit alone, and another program that writes to it before is noticed.
        connection.Execute(
            "PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA journal_size_limit = 1048576; PRAGMA cache_spill = OFF");
        Schema.Migrate(connection);
        CheckContent(connection, path);
    }

    private static void CheckIdentity(LedgerConnection connection, string path, string? known)
    {
        if (known is null || Schema.IdentityOf(connection) == known) return;
        throw LedgerFault.Of(
            path, "is another ledger than the one that was here. Orders of that one would be paid again. It was not changed: restore the "
                + $"ledger, or, to use this one, delete '{path}{LedgerLock.Suffix}' and connect again.");
    }

    // Each reference is in the table and in an index, so that one changed bit shows. Larger files are checked only if they have a hole,
    // because opening them would take longer than a person waits.
    private static void CheckContent(LedgerConnection connection, string path)
    {
        var header = LedgerHeader.Read(path);
        if (header.Length > MaximumToCheck && header.Solid == header.Length) return;
        if (connection.Scalar("PRAGMA integrity_check(1)") is not "ok")
            throw LedgerFault.Of(path, "is corrupt. It was not changed: restore a copy, or use another file.");
    }

    // Ledgers of earlier versions have a write-ahead log, whose orders are then moved into the file. That needs the file alone.
    private static void UseRollbackJournal(LedgerConnection connection, string path)
    {
        try
        {
            if (connection.Scalar("PRAGMA journal_mode = PERSIST") is "persist") return;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6 && LedgerHeader.Read(path).IsWal)
        {
            throw LedgerFault.Of(
                path, "is in use by a process with an earlier version of this module: end that process, and try again.", e);
        }

        throw LedgerFault.Of(path, "cannot be used with a rollback journal: use another file.");
    }
}
