using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>A test with a panel on a real socket and a ledger of any kind.</summary>
public abstract class LedgerTest : IAsyncLifetime
{
    public const string Key = "0f1e2d3c4b5a-secret";

    private readonly List<IDisposable> _open = [];
    private readonly Temporary _temporary = new();
    private PostgresDatabase? _database;

    public static TheoryData<string> Kinds => ["sqlite", "memory", "postgres"];

    protected TestPanelServer Panel { get; private set; } = null!;

    internal Temporary Folder => _temporary;

    public async ValueTask InitializeAsync() =>
        Panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = Key, Speed = 0 });

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open) open.Dispose();
        await Panel.DisposeAsync();
        _temporary.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IOrderLedger Ledger(string kind)
    {
        IOrderLedger ledger = kind switch
        {
            "memory" => new MemoryOrderLedger(Temporary.Panel),
            "postgres" => (_database ??= PostgresDatabase.Create()).Open(),
            _ => _temporary.Open(),
        };
        _open.Add(ledger);
        return ledger;
    }

    protected LedgeredOrders Orders(
        IOrderLedger ledger, TimeSpan? timeout = null, Uri? uri = null, string listSeparator = "\n", HttpMessageHandler? handler = null,
        int? requestsPerMinute = null, TimeSpan? patience = null)
    {
        using var key = new SecureString();
        foreach (var c in Key) key.AppendChar(c);
        var client = new PanelClient(new PanelClientOptions
        {
            Uri = uri ?? Panel.Uri, ApiKey = key, Timeout = timeout ?? TimeSpan.FromSeconds(20), ListSeparator = listSeparator,
            Handler = handler, RequestsPerMinute = requestsPerMinute,
        });
        _open.Add(client);
        return patience is { } time ? new LedgeredOrders(client, ledger, time) : new LedgeredOrders(client, ledger, "USD");
    }
}
