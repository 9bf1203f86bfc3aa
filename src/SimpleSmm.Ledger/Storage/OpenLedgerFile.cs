using System;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Compares the open file with the one under the path, before and after each transaction. A file that was deleted, replaced, emptied or
/// restored takes no claim, because a claim in it would be seen by no other process.
/// </summary>
internal sealed class OpenLedgerFile
{
    private readonly int _timeout;
    private readonly (ulong Device, ulong Number, uint Links, uint Owner)? _identity;
    private readonly string _ledger;
    private (long Length, DateTime Written) _beforeWrite;
    private long _length;
    private long _solid;
    private uint _commits;

    /// <summary>Describes the file that was just opened under its lock.</summary>
    public OpenLedgerFile(string path, int timeout, LedgerLock @lock, string ledger)
    {
        _ledger = ledger;
        Path = path;
        _timeout = timeout;
        _identity = IdentityOf(path);
        Compare(@lock);
        Record(@lock, LedgerHeader.Read(path).Commits);
    }

    public string Path { get; }

    /// <summary>Throws if the file has fewer commits than a ledger that was here.</summary>
    public static void CheckAge(string path, LedgerHeader header, uint known)
    {
        if (header.Commits >= known) return;
        throw LedgerFault.Of(
            path, $"is older than at its last use: an earlier copy was restored (commit {header.Commits} of {known}). Orders placed since "
                + $"that copy would be paid again. To use it anyway, delete '{path}{LedgerLock.Suffix}' and connect again.");
    }

    /// <summary>Runs a transaction while no other process runs one.</summary>
    public T Use<T>(LedgerConnection connection, Func<LedgerConnection, T> transaction)
    {
        using var @lock = LedgerLock.Take(Path, _timeout);
        if (IdentityOf(Path) != _identity) throw Replaced();

        // This read completes a commit of another process that was interrupted.
        if (Schema.IdentityOf(connection) != _ledger) throw Replaced();
        Compare(@lock);
        var before = (Commits: _commits, Changes: connection.Changes);
        _beforeWrite = WriteStamp();
        var result = transaction(connection);
        var header = LedgerHeader.Read(Path);
        if (IdentityOf(Path) != _identity || header.Commits < before.Commits) throw Replaced();
        if (connection.Changes != before.Changes && header.Commits == before.Commits) throw Replaced();
        CheckWhole(header);
        Record(@lock, header.Commits);
        return result;
    }

    /// <summary>
    /// Throws if another program wrote to the file in this transaction. The commit would write only the changed pages, which hides that
    /// the others are gone. Does not open the file, because closing it would release the locks of the transaction.
    /// </summary>
    public void CheckBeforeCommit()
    {
        if (WriteStamp() != _beforeWrite) throw Replaced();
    }

    // Windows sets the time of a write later than the write.
    private (long Length, DateTime Written) WriteStamp()
    {
        var file = new FileInfo(Path);
        if (!file.Exists) return default;
        return (file.Length, System.IO.Path.DirectorySeparatorChar == '/' ? file.LastWriteTimeUtc : default);
    }

    private void Compare(LedgerLock @lock)
    {
        var header = LedgerHeader.Read(Path);
        if (header.IsCut || header.IsEmpty) throw Shorter();
        CheckAge(Path, header, Math.Max(_commits, @lock.Commits ?? 0));
        CheckWhole(header);
        _commits = header.Commits;
    }

    // A ledger never becomes shorter. One that was cut during a commit grows again by that commit, but a hole remains. The open connection
    // would not see it, because it has the lost pages in memory.
    private void CheckWhole(LedgerHeader header)
    {
        if (header.IsCut || header.IsEmpty || header.Length < _length || header.Solid < _solid) throw Shorter();
        (_length, _solid) = (header.Length, header.Solid);
    }

    private void Record(LedgerLock @lock, uint commits)
    {
        _commits = commits;
        @lock.Record(commits, _ledger);
    }

    private PanelException Shorter() =>
        LedgerFault.Of(Path, "is corrupt: it is shorter than it was. It was not changed: restore a copy, or use another file.");

    private PanelException Replaced() => LedgerFault.Of(
        Path, "was replaced, moved or deleted while it was in use: check which file has your orders, and connect again.");

    // Windows does not let an open ledger be deleted or replaced.
    private static (ulong Device, ulong Number, uint Links, uint Owner)? IdentityOf(string path)
    {
#if NET
        if (UnixFile.At(path) is { } file) return (file.Device, file.Number, file.Links, file.Owner);
#endif
        _ = path;
        return null;
    }
}
