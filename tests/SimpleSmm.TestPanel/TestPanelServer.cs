using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel.Faults;
using SimpleSmm.TestPanel.Hosting;
using SimpleSmm.TestPanel.Recording;

namespace SimpleSmm.TestPanel;

/// <summary>Runs the sandbox panel on a real socket of this machine. It records every request and can simulate failures.</summary>
public sealed class TestPanelServer : IAsyncDisposable
{
    private const double GoldenRatio = 0.618033988749895;

    private readonly SandboxOptions? _options;
    private readonly KestrelServer _server;
    private readonly WebApplication? _services;
    private volatile SandboxPanel _panel;
    private long _latency;
    private long _latencySpread;
    private long _answers;

    private TestPanelServer(SandboxOptions? options, int port, TestAuthority? authority)
    {
        _options = options;
        _panel = new SandboxPanel(options);
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        if (authority is not null)
            kestrel.ApplicationServices = (_services = Services()).Services;
        kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = authority is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
            if (authority is not null)
                listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = authority.Certificate });
        });
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        _server = new KestrelServer(Options.Create(kestrel), sockets, NullLoggerFactory.Instance);
    }

    /// <summary>Gets the API's address, on a free port unless a port was given.</summary>
    public Uri Uri { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Gets the panel behind the socket.</summary>
    public SandboxPanel Panel => _panel;

    /// <summary>Gets every API request so far in the order of arrival, including those that met a fault.</summary>
    public IReadOnlyList<RecordedRequest> Requests => Log.Snapshot();

    /// <summary>Gets the planned faults.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>Gets or sets the rate limit; null for no limit.</summary>
    public RateLimit? RateLimit { get; set; }

    /// <summary>Gets or sets how long each answer takes at least. The panel processes the request before this wait.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latency));
        set => Interlocked.Exchange(ref _latency, value.Ticks);
    }

    /// <summary>
    /// Gets or sets how much longer an answer may take: any part of it, evenly distributed and in the same sequence each time.
    /// </summary>
    public TimeSpan LatencySpread
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencySpread));
        set => Interlocked.Exchange(ref _latencySpread, value.Ticks);
    }

    /// <summary>Returns how long the next answer takes.</summary>
    internal TimeSpan NextLatency() => Latency + (LatencySpread * (Interlocked.Increment(ref _answers) * GoldenRatio % 1));

    /// <summary>
    /// Gets or sets whether to keep headers, bodies and fields of requests. Otherwise only a number, a path and two times are kept.
    /// </summary>
    public bool RecordBodies
    {
        get => Log.KeepsBodies;
        set => Log.KeepsBodies = value;
    }

    internal RequestLog Log { get; } = new();

    /// <summary>Starts a panel.</summary>
    /// <param name="options">The settings of the sandbox.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="authority">Signs the panel's certificate, so that it speaks HTTP/1.1 and HTTP/2 over TLS; null for plain HTTP/1.1.</param>
    public static async Task<TestPanelServer> StartAsync(SandboxOptions? options = null, int port = 0, TestAuthority? authority = null)
    {
        var server = new TestPanelServer(options, port, authority);
        await server._server.StartAsync(new PanelApplication(server), CancellationToken.None);
        var address = server._server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        server.Uri = new Uri(new Uri(address), "/api/v1");
        return server;
    }

    public void ClearRequests() => Log.Clear();

    /// <summary>Creates a new panel with the same options: without orders, requests, faults, latency and rate limit.</summary>
    public void Reset()
    {
        Faults.Clear();
        RateLimit = null;
        Latency = LatencySpread = TimeSpan.Zero;
        _panel = new SandboxPanel(_options);
        Log.Clear();
    }

    // TLS is the one part of the server that needs the services of an application.
    private static WebApplication Services()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        return builder.Build();
    }

    /// <summary>Stops at once and closes open connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
        if (_services is not null)
            await _services.DisposeAsync();
    }
}
