using System;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Compares the open file with the one under the path, before and after each transaction. A file that was deleted, replaced, emptied or
/// restored takes no claim, because a claim in it would be seen by no other process.
/// </summary>
internal sealed class OpenLedgerFile
{
    private readonly int _timeout;
    private readonly (ulong Device, ulong Number, uint Links, uint Owner)? _identity;
    private uint _commits;

    /// <summary>Describes the file that was just opened under its lock.</summary>
    public OpenLedgerFile(string path, int timeout, LedgerLock @lock)
    {
        Path = path;
        _timeout = timeout;
        _identity = IdentityOf(path);
        Compare(@lock);
        Record(@lock, LedgerHeader.Read(path).Commits);
    }

    public string Path { get; }

    /// <summary>Runs a transaction while no other process runs one.</summary>
    public T Use<T>(LedgerConnection connection, Func<LedgerConnection, T> transaction)
    {
        using var @lock = LedgerLock.Take(Path, _timeout);
        if (IdentityOf(Path) != _identity) throw Replaced();

        // This read completes a commit of another process that was interrupted.
        connection.Number("PRAGMA user_version");
        Compare(@lock);
        var before = (Commits: _commits, Changes: connection.Changes);
        var result = transaction(connection);
        var commits = LedgerHeader.Read(Path).Commits;
        if (connection.Changes != before.Changes && commits == before.Commits) throw Replaced();
        Record(@lock, commits);
        return result;
    }

    private void Compare(LedgerLock @lock)
    {
        var header = LedgerHeader.Read(Path);
        if (header.IsCut || header.IsEmpty)
            throw LedgerFault.Of(Path, "is corrupt: it is shorter than it was. It was not changed: restore a copy, or use another file.");
        var known = Math.Max(_commits, @lock.Commits ?? 0);
        if (header.Commits < known)
            throw LedgerFault.Of(
                Path, $"is older than at its last use: an earlier copy was restored (commit {header.Commits} of {known}). Orders placed "
                    + "since that copy would be paid again. "
                    + $"To use it anyway, delete '{Path}{LedgerLock.Suffix}' and connect again.");
        _commits = header.Commits;
    }

    private void Record(LedgerLock @lock, uint commits)
    {
        _commits = commits;
        @lock.Record(commits);
    }

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
