using System;
using System.Net;
using System.Threading;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>A new database on the server of the tests.</summary>
internal sealed class PostgresDatabase
{
    private PostgresDatabase(PostgresServer server) => Server = server;

    public PostgresServer Server { get; }

    public string Name { get; } = "t" + Guid.NewGuid().ToString("N");

    /// <summary>The connection text, without a password.</summary>
    public string Text => Server.Text(Name);

    public static PostgresDatabase Create(PostgresServer? server = null)
    {
        var database = new PostgresDatabase(server ?? PostgresServer.Shared);
        database.Server.Execute($"CREATE DATABASE {database.Name}");
        return database;
    }

    public PostgresOrderLedger Open(
        string user = PostgresServer.User, string password = PostgresServer.Password, TimeSpan? patience = null) =>
        PostgresOrderLedger.Open(Text, new NetworkCredential(user, password), Temporary.Panel, patience ?? TimeSpan.FromSeconds(20));

    /// <summary>Runs SQL past the ledger, as the owner.</summary>
    public object? Execute(string sql) => Server.Execute(sql, Name);

    /// <summary>Runs what opens and closes a ledger, and waits until its connection is gone on the server, too.</summary>
    public void OpenFor(Action<PostgresOrderLedger> use)
    {
        var before = CountConnections();
        using (var ledger = Open()) use(ledger);
        WaitForConnections(before);
    }

    /// <summary>Kills a worker, and waits until its connection is gone on the server, too.</summary>
    public void Kill(Worker worker)
    {
        var before = CountConnections();
        worker.Kill();
        WaitForConnections(before - 1);
    }

    private void WaitForConnections(long most) =>
        Assert.True(SpinWait.SpinUntil(() => CountConnections() <= most, TimeSpan.FromSeconds(30)), "A connection did not end.");

    private long CountConnections() =>
        (long)Server.Execute($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Name}'")!;

    /// <summary>Cuts every connection to the database, and waits until they are gone on the server.</summary>
    public void CutConnections() =>
        Server.Execute($"SELECT count(pg_terminate_backend(pid, 30000)) FROM pg_stat_activity WHERE datname = '{Name}'");
}
