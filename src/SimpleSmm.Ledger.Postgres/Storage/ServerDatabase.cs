using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the database of a worker. One transaction at a time uses its connection, and every failure has a plain message. A lost
/// connection is replaced before the next transaction, never during one, and the new connection does not have the claims of the old one.
/// </summary>
internal sealed class ServerDatabase(ServerAddress address, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly List<Action> _onCommit = [];
    private ServerConnection? _connection;
    private bool _isClosed;

    // The thread that holds the gate runs several calls as one transaction, and the error that ended that transaction.
    private bool _isTogether;
    private PanelException? _ended;

    /// <summary>Gets the host, the port and the database.</summary>
    public string Name => address.Name;

    /// <summary>Gets whether the connection was not found broken yet. Does not wait for calls of other threads.</summary>
    public bool IsConnected => _connection is { IsOpen: true };

    /// <summary>Gets or sets what is done first with each connection that replaces a broken one.</summary>
    public Action<ServerConnection>? OnReconnected { get; set; }

    /// <summary>Opens the first connection, which does not wait for a server that is away.</summary>
    public void Open()
    {
        lock (_gate) Guard(() => _connection = ServerConnection.Open(address));
    }

    /// <summary>Runs a read, or one statement that is its own transaction.</summary>
    public T Read<T>(Func<ServerConnection, T> work)
    {
        lock (_gate)
        {
            if (_ended is not null) throw _ended;
            var connection = _isTogether ? _connection! : Connected();
            try
            {
                return Guard(() => work(connection));
            }
            catch (PanelException e) when (_isTogether && !connection.IsOpen)
            {
                _ended = e;
                throw;
            }
        }
    }

    /// <summary>Runs reads and writes as one transaction. The changes are on the disk when it or <see cref="Together"/> returns.</summary>
    public T Write<T>(Func<ServerConnection, T> work) =>
        Read(connection => _isTogether ? connection.TransactPart(work) : connection.Transact(work));

    /// <summary>Runs what calls on this thread do as one transaction.</summary>
    public void Together(Action calls)
    {
        lock (_gate)
        {
            if (_isTogether) calls();
            else CommitTogether(calls);
        }
    }

    /// <summary>Runs an action when what was written is on the disk. It does not run if that fails.</summary>
    public void OnCommit(Action action)
    {
        lock (_gate)
        {
            if (_isTogether) _onCommit.Add(action);
            else action();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _connection?.Dispose();
            _connection = null;
        }
    }

    private void CommitTogether(Action calls)
    {
        try
        {
            Write(_ => RunTogether(calls));
            foreach (var action in _onCommit) action();
        }
        finally
        {
            _onCommit.Clear();
        }
    }

    private bool RunTogether(Action calls)
    {
        _isTogether = true;
        try
        {
            calls();
            return _ended is null ? true : throw _ended;
        }
        finally
        {
            (_isTogether, _ended) = (false, null);
        }
    }

    // A server that restarts is waited for, because answers of the panel wait to be recorded.
    private ServerConnection Connected()
    {
        if (_isClosed) throw ServerFault.Of(Name, "is closed.");
        if (_connection is { IsOpen: true } open) return open;
        var clock = Stopwatch.StartNew();
        while (true)
        {
            _connection?.Dispose();
            _connection = null;
            try
            {
                return Guard(() =>
                {
                    _connection = ServerConnection.Open(address);
                    OnReconnected?.Invoke(_connection);
                    return _connection;
                });
            }
            catch (PanelException) when (clock.Elapsed < patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (ServerFault.IsServerFault(e))
        {
            throw ServerFault.Of(Name, e);
        }
    }
}
