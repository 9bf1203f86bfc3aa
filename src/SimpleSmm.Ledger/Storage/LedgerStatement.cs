using System;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents a prepared statement that writes. It gives its values to SQLite by their position, because the driver looks up the name of
/// each value in each run, which takes longer than to insert an order.
/// </summary>
internal sealed class LedgerStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public LedgerStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <summary>Runs the statement with values for <c>?1</c>, <c>?2</c> and so on.</summary>
    /// <returns>The number of changed rows.</returns>
    public int Run(object?[] values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++) Check(Bind(i + 1, values[i]));
            int result;
            do result = raw.sqlite3_step(_statement);
            while (result == raw.SQLITE_ROW);
            Check(result);
            return raw.sqlite3_changes(_connection);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        _ => raw.sqlite3_bind_int64(_statement, index, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
