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

    // The thread that holds the gate runs several calls as one transaction, and the error that ended that transaction.
    private bool _isTogether;
    private PanelException? _ended;

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
            LedgerSetup.Run(connection, path, settings, @lock.Identity);
            var file = new OpenLedgerFile(path, settings.BusyTimeout, @lock, Schema.IdentityOf(connection)!);
            return new LedgerDatabase(file, connection);
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

    /// <summary>Runs a read.</summary>
    public T Read<T>(Func<LedgerConnection, T> work)
    {
        lock (_gate)
        {
            var connection = _connection ?? throw LedgerFault.Of(_file.Path, "is closed.");
            try
            {
                return _isTogether ? work(connection) : _file.Use(connection, work);
            }
            catch (SqliteException e)
            {
                var fault = LedgerFault.Of(_file.Path, e);
                if (_isTogether && !connection.IsInTransaction) _ended ??= fault;
                throw fault;
            }
        }
    }

    /// <summary>
    /// Runs reads and writes as one transaction that blocks all other writers from its beginning. The changes are on the disk when it
    /// returns, or when <see cref="Together"/> does.
    /// </summary>
    public T Write<T>(Func<LedgerConnection, T> work) => Read(connection =>
    {
        if (!_isTogether) return connection.Transact(work, _file.CheckBeforeCommit);
        return _ended is null ? connection.TransactPart(work) : throw _ended;
    });

    /// <summary>
    /// Runs reads and one statement that writes. The statement is done or undone as a whole, so it needs nothing around it.
    /// </summary>
    public T WriteOne<T>(Func<LedgerConnection, T> work) =>
        Read(connection => !_isTogether || _ended is null ? work(connection) : throw _ended);

    /// <summary>
    /// Runs what calls on this thread do as one transaction. A failed write is undone by itself. If an error ends the transaction, none of
    /// the writes is kept.
    /// </summary>
    public void Together(Action calls)
    {
        lock (_gate)
        {
            if (_isTogether) calls();
            else Write(_ => RunTogether(calls));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }

    private bool RunTogether(Action calls)
    {
        (_isTogether, _ended) = (true, null);
        try
        {
            calls();
            return _ended is null ? true : throw _ended;
        }
        finally
        {
            _isTogether = false;
        }
    }
}
