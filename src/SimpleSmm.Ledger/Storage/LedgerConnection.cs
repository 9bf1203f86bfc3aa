using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Represents one connection with its prepared statements. Not thread-safe; throws SQLite's own exceptions.</summary>
internal sealed class LedgerConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerStatement> _statements = new(StringComparer.Ordinal);

    public LedgerConnection(string path)
    {
        // SQLite's busy handler does the waiting; the driver's own polling on top of it ends after a second. Pooling is off so that closing
        // a ledger releases its file. An account is never removed, so checking that it exists only makes each import slower (see
        // LedgerMaintenance).
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
            ForeignKeys = false,
        }.ConnectionString);
        _connection.Open();
        AmountSum.AddTo(_connection);
    }

    /// <summary>Gets the number of rows that this connection has changed.</summary>
    public long Changes => SQLitePCL.raw.sqlite3_total_changes(_connection.Handle);

    /// <summary>Gets whether a transaction is open. SQLite itself ends it after some errors, such as a full disk.</summary>
    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Executes one or more statements without parameters.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Returns the single number that a statement selects, or 0 if there is none.</summary>
    public long Number(string sql) => Convert.ToInt64(Scalar(sql), CultureInfo.InvariantCulture);

    /// <summary>Returns the single value that a statement selects.</summary>
    public object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Executes a prepared statement with values for <c>?1</c>, <c>?2</c> and so on.</summary>
    /// <returns>The number of changed rows.</returns>
    public int Run(string sql, params object?[] values)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements.Add(sql, statement = new LedgerStatement(_connection, sql));
        return statement.Run(values);
    }

    /// <summary>Queries with a prepared statement. Dispose of the reader before the connection is used again.</summary>
    public SqliteDataReader Query(string sql, params object?[] values) => Prepare(sql, values).ExecuteReader();

    /// <summary>Runs work as one transaction that blocks all other writers from its beginning.</summary>
    /// <param name="work">The reads and writes.</param>
    /// <param name="beforeCommit">Called when nothing but the commit is left. If it throws, the work is undone.</param>
    public T Transact<T>(Func<LedgerConnection, T> work, Action beforeCommit) => Run(
        connection =>
        {
            var result = work(connection);
            beforeCommit();
            return result;
        },
        "BEGIN IMMEDIATE",
        "COMMIT",
        "ROLLBACK");

    /// <summary>Runs work as a part of the open transaction. If it fails, only its own changes are undone.</summary>
    public T TransactPart<T>(Func<LedgerConnection, T> work) =>
        Run(work, "SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part");

    /// <summary>Undoes what has failed. SQLite may have done so already.</summary>
    public void TryUndo(string sql = "ROLLBACK")
    {
        try
        {
            Execute(sql);
        }
        catch (SqliteException)
        {
            // The error that made the transaction fail is the one to report.
        }
    }

    private T Run<T>(Func<LedgerConnection, T> work, string begin, string end, string undo)
    {
        Run(begin);
        try
        {
            var result = work(this);
            Run(end);
            return result;
        }
        catch
        {
            TryUndo(undo);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var query in _queries.Values) query.Dispose();
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, object?[] values)
    {
        if (!_queries.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"?{i}") });
            _queries.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
