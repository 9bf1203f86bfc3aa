using System;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// The open file: one thread at a time, every failure in plain words. Committed means on the disk (WAL with full synchronization), because
/// what is committed decides whether money is spent again.
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

    /// <summary>Opens the file, makes it where there is none, and brings its tables up to date.</summary>
    /// <exception cref="PanelException">It cannot be; the file is as it was.</exception>
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
                throw LedgerFault.Of(path, $"cannot be opened: SQLite's library for this machine is missing or does not load ({e.Message})", e);
            throw;
        }
    }

    /// <summary>Reads, or runs one statement that is its own transaction.</summary>
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

    /// <summary>Reads and writes as one transaction that keeps every other writer out from its beginning. When it returns, it is on the disk.</summary>
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

    private LedgerConnection Connection => _connection ?? throw LedgerFault.Of(_path, "was closed.");

    private static void SetUp(LedgerConnection connection, string path, LedgerSettings settings)
    {
        connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {settings.BusyTimeout}"));
        Schema.Validate(connection, path);
        if (settings.MaximumPages is { } pages) connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
        if (connection.Scalar("PRAGMA journal_mode = WAL") is not "wal")
            throw LedgerFault.Of(path, "cannot be used where it is: SQLite cannot share files there (a network drive?).");

        // fullfsync is macOS's own word for what others call a sync.
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON");
        Schema.Migrate(connection);
    }
}
