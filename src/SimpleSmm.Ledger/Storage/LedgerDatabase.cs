using System;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the open file. One thread uses it at a time, and every failure has a plain message. A commit is written to the disk (WAL with
/// full synchronization), because committed rows decide whether money is spent again.
/// </summary>
internal sealed class LedgerDatabase : IDisposable
{
    private readonly object _gate = new();
    private readonly string _path;
    private LedgerConnection? _connection;

    private LedgerDatabase(string path, LedgerConnection connection)
    {
        _path = path;
        _connection = connection;
    }

    /// <summary>Opens the file, creates it if it does not exist, and updates its tables.</summary>
    /// <exception cref="PanelException">The file cannot be opened; it is unchanged.</exception>
    public static LedgerDatabase Open(string path, LedgerSettings settings)
    {
        LedgerFile.Prepare(path);
        LedgerConnection? connection = null;
        try
        {
            SQLitePCL.Batteries_V2.Init();
            connection = new LedgerConnection(path);
            SetUp(connection, path, settings);
            return new LedgerDatabase(path, connection);
        }
        catch (Exception e)
        {
            connection?.Dispose();
            if (e is SqliteException sqlite) throw LedgerFault.Of(path, sqlite);
            if (e is DllNotFoundException or TypeInitializationException or BadImageFormatException)
                throw LedgerFault.Of(
                    path, $"cannot be opened: the SQLite library for this platform is missing or cannot be loaded ({e.Message})", e);
            throw;
        }
    }

    /// <summary>Runs a read, or one statement that is its own transaction.</summary>
    public T Read<T>(Func<LedgerConnection, T> work)
    {
        lock (_gate)
        {
            try
            {
                return work(Connection);
            }
            catch (SqliteException e)
            {
                throw LedgerFault.Of(_path, e);
            }
        }
    }

    /// <summary>
    /// Runs reads and writes as one transaction that blocks all other writers from its beginning. The changes are on the disk when it
    /// returns.
    /// </summary>
    public T Write<T>(Func<LedgerConnection, T> work) => Read(connection =>
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(connection);
            connection.Execute("COMMIT");
            return result;
        }
        catch
        {
            connection.TryRollBack();
            throw;
        }
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private LedgerConnection Connection => _connection ?? throw LedgerFault.Of(_path, "is closed.");

    private static void SetUp(LedgerConnection connection, string path, LedgerSettings settings)
    {
        connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {settings.BusyTimeout}"));
        Schema.Validate(connection, path);
        if (settings.MaximumPages is { } pages) connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
        if (connection.Scalar("PRAGMA journal_mode = WAL") is not "wal")
            throw LedgerFault.Of(
                path, "cannot be used at this location, because SQLite cannot share files there (for example on a network drive): "
                    + "use a local folder.");

        // fullfsync is the macOS name of a full sync to the disk.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON");
        Schema.Migrate(connection);
    }
}
