using System;
using System.IO;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>A folder with a ledger, gone after the test.</summary>
internal sealed class Temporary : IDisposable
{
    public static readonly LedgerAccount Panel = new(new Uri("https://panel.example/api/v2"), "Default") { Session = "main" };

    public Temporary() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "simplesmm-" + Guid.NewGuid().ToString("N"));

    public string FileName => Path.Combine(Folder, "orders.db");

    public SqliteOrderLedger Open(LedgerAccount? panel = null) => SqliteOrderLedger.Open(FileName, panel ?? Panel);

    internal SqliteOrderLedger Open(LedgerSettings settings) => SqliteOrderLedger.Open(FileName, Panel, settings);

    /// <summary>Runs SQL on the file past the ledger.</summary>
    public void Execute(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new LedgerConnection(FileName);
        connection.Execute(sql);
    }

    /// <summary>One value from the file past the ledger.</summary>
    public object? Scalar(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new LedgerConnection(FileName);
        return connection.Scalar(sql);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
