using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SimpleSmm.Ledger.Storage;

/// <summary>One connection with its prepared statements. Not thread-safe; fails with SQLite's own exceptions.</summary>
internal sealed class LedgerConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    public LedgerConnection(string path)
    {
        // Waiting is SQLite's own busy handler's; the driver's polling on top of it ends after a second. No pool: a closed ledger's file is let go.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 1,
        }.ConnectionString);
        _connection.Open();
    }

    /// <summary>Runs one or more statements as they stand.</summary>
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The one number that a statement gives; 0 for none.</summary>
    public long Number(string sql) => Convert.ToInt64(Scalar(sql), CultureInfo.InvariantCulture);

    /// <summary>The one value that a statement gives.</summary>
    public object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Runs a prepared statement; the values are its <c>?1</c>, <c>?2</c> and so on.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(string sql, params object?[] values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Queries with a prepared statement. The reader must be disposed of before anything else is run.</summary>
    public SqliteDataReader Query(string sql, params object?[] values) => Prepare(sql, values).ExecuteReader();

    /// <summary>Ends a transaction that failed; SQLite may have ended it already.</summary>
    public void TryRollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // What made the transaction fail is the error to report.
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, object?[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"?{i}") });
            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
