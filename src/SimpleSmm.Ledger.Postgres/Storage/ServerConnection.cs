using System;
using System.Collections.Generic;
using System.Data;
using Npgsql;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the one connection of a worker. It holds the worker's advisory lock: as long as the server has the lock, the worker's claims
/// are alive. Not thread-safe; throws Npgsql's own exceptions.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    // The keys of workers, which are numbers of a sequence, begin here, so that they are not the locks of other programs.
    private const string TakeOwnLock =
        "SELECT owner, pg_try_advisory_lock(owner) FROM (SELECT 6003094289853480960 + nextval('simplesmm.owners') AS owner) AS new";

    // A network that is cut without a word is noticed within a minute. Commits wait for the disk, whatever the server's default is.
    private const string Settings =
        "SET tcp_keepalives_idle = 20; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3; SET lock_timeout = '15s'; "
        + "SET idle_in_transaction_session_timeout = 0; SET default_transaction_isolation = 'read committed'; SET search_path = simplesmm";

    private const string CommitOnDisk = "SELECT set_config('synchronous_commit', 'on', false) "
        + "WHERE current_setting('synchronous_commit') IN ('off', 'local')";

    private readonly NpgsqlConnection _connection;

    private ServerConnection(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Gets the key of the lock that this connection holds. Each connection has a new one.</summary>
    public long Owner { get; private set; }

    /// <summary>Gets whether the connection was not found broken yet.</summary>
    public bool IsOpen => _connection.State is ConnectionState.Open or ConnectionState.Executing or ConnectionState.Fetching;

    /// <summary>Opens a connection, makes or updates the tables, and takes the lock of a new worker.</summary>
    public static ServerConnection Open(ServerAddress address)
    {
        var connection = new ServerConnection(address.CreateConnection());
        try
        {
            connection._connection.Open();
            connection.Execute(Settings);
            connection.Execute(CommitOnDisk);
            ServerSchema.Prepare(connection, address.Name);
            foreach (var row in connection.Rows(TakeOwnLock, row => (Owner: row.GetInt64(0), IsTaken: row.GetBoolean(1))))
                connection.Owner = row.IsTaken ? row.Owner : throw ServerFault.Of(address.Name, "gave a lock away twice: try again.");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Executes statements without parameters.</summary>
    public void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Executes a statement with values for <c>$1</c>, <c>$2</c> and so on.</summary>
    /// <returns>The number of changed rows.</returns>
    public int Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Returns the single value that a statement selects.</summary>
    public object? Scalar(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>Reads all rows of a query.</summary>
    public List<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Runs work as one transaction.</summary>
    /// <remarks>
    /// A COMMIT of a transaction that has failed is a ROLLBACK without an error. The statement before it makes it fail.
    /// </remarks>
    public T Transact<T>(Func<ServerConnection, T> work) => Run(work, "BEGIN", "SELECT 1; COMMIT", "ROLLBACK");

    /// <summary>Runs work as a part of the open transaction. If it fails, only its own changes are undone.</summary>
    public T TransactPart<T>(Func<ServerConnection, T> work) =>
        Run(work, "SAVEPOINT part", "RELEASE SAVEPOINT part", "ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part");

    /// <summary>Runs statements that return rows as one transaction, with one message to the server.</summary>
    /// <param name="statements">The statements and their values.</param>
    /// <param name="read">Takes each row, with the position of its statement.</param>
    /// <returns>Whether it is on the disk; false if a statement failed, so that nothing was changed.</returns>
    public bool TryTransact(IReadOnlyList<(string Sql, object?[] Values)> statements, Action<int, NpgsqlDataReader> read)
    {
        using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlBatchCommand(sql);
            Fill(command.Parameters, values);
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        try
        {
            using var reader = batch.ExecuteReader();
            var position = 0;
            do
            {
                while (reader.Read()) read(position, reader);
                position++;
            }
            while (reader.NextResult());
            return true;
        }
        catch (Exception) when (IsOpen)
        {
            // A value cannot be sent, or the server skipped the statements after the one that failed, and the transaction is still open.
            TryUndo("ROLLBACK");
            if (!IsOpen) throw;
            return false;
        }
    }

    public void Dispose() => _connection.Dispose();

    private T Run<T>(Func<ServerConnection, T> work, string begin, string end, string undo)
    {
        Execute(begin);
        try
        {
            var result = work(this);
            Execute(end);
            return result;
        }
        catch
        {
            TryUndo(undo);
            throw;
        }
    }

    private void TryUndo(string sql)
    {
        try
        {
            if (IsOpen) Execute(sql);
        }
        catch (Exception e) when (ServerFault.IsServerFault(e))
        {
            // The error that made the transaction fail is the one to report. A connection that cannot undo must not be used again.
            _connection.Close();
        }
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, _connection);
        Fill(command.Parameters, values);
        return command;
    }

    // A text of PostgreSQL has every character but this one.
    private static void Fill(NpgsqlParameterCollection parameters, object?[] values)
    {
        foreach (var value in values)
            parameters.Add(new NpgsqlParameter { Value = value is string text ? text.Replace("\0", "") : value ?? DBNull.Value });
    }
}
