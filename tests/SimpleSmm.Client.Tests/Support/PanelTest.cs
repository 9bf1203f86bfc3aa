using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests;

/// <summary>A test with a panel of its own on a real socket.</summary>
public abstract class PanelTest(string key = PanelTest.OrdinaryKey) : IAsyncLifetime
{
    public const string OrdinaryKey = "0f1e2d3c4b5a";

    private readonly List<PanelClient> _clients = [];

    /// <summary>How many orders there are at the start, with the ids from 1 on.</summary>
    protected const int KnownOrders = 1000;

    protected TestPanelServer Panel { get; private set; } = null!;

    /// <summary>A client with a time-out that no test is meant to reach.</summary>
    protected PanelClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = key, ExistingOrders = KnownOrders, Speed = 0 });
        Client = Connect();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await Panel.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected PanelClient Connect(
        TimeSpan? timeout = null, int throttleLimit = 4, HttpMessageHandler? handler = null, long maximumAnswerBytes = 64L << 20,
        RetryOptions? retry = null, int? requestsPerMinute = null, string listSeparator = "\n")
    {
        var client = Clients.For(Panel.Uri, key, timeout, throttleLimit, handler, maximumAnswerBytes, retry, requestsPerMinute, listSeparator);
        _clients.Add(client);
        return client;
    }

    /// <summary>The panel answers the next request with this.</summary>
    protected void Answer(string json, int status = 200) => Panel.Faults.Next(Fault.Answer(status, json));

    /// <summary>The panel got exactly one request, and this is it.</summary>
    protected void SentOnly(string action, params (string Name, string Value)[] fields) =>
        Sent(Assert.Single(Panel.Requests), action, fields);

    /// <summary>This request has the action, the key once, these fields, and nothing else.</summary>
    protected void Sent(RecordedRequest request, string action, params (string Name, string Value)[] fields) =>
        Requests.Are(request, Panel.Uri, key, action, fields);
}
