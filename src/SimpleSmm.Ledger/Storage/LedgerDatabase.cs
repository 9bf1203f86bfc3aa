using System;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the open file. One transaction uses it at a time, in this and all other processes, and every failure has a plain message.
/// A commit is written to the disk (a rollback journal with extra synchronization), because committed rows decide whether money is spent
/// again.
/// </summary>
internal sealed class LedgerDatabase : IDisposable
{
    private readonly object _gate = new();
    private readonly OpenLedgerFile _file;
    private LedgerConnection? _connection;

    private LedgerDatabase(OpenLedgerFile file, LedgerConnection connection)
    {
        _file = file;
        _connection = connection;
    }

    /// <summary>Opens the file, creates it if it does not exist, and updates its tables.</summary>
    /// <exception cref="PanelException">The file cannot be opened; it is unchanged.</exception>
    public static LedgerDatabase Open(string path, LedgerSettings settings)
    {
        path = LedgerFile.Inspect(path);
        LedgerConnection? connection = null;
        try
        {
            using var @lock = LedgerLock.Take(path, settings.BusyTimeout);
            LedgerFile.Prepare(path, @lock);
            SQLitePCL.Batteries_V2.Init();
            connection = new LedgerConnection(path);
            LedgerSetup.Run(connection, path, settings);
            return new LedgerDatabase(new OpenLedgerFile(path, settings.BusyTimeout, @lock), connection);
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
            var connection = _connection ?? throw LedgerFault.Of(_file.Path, "is closed.");
            try
            {
                return _file.Use(connection, work);
            }
            catch (SqliteException e)
            {
                throw LedgerFault.Of(_file.Path, e);
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
}
