using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Tests.Calls;

/// <summary>Where no byte of the body left, even an order may go again.</summary>
public sealed class RetryPolicyNotSentTests : PanelTest
{
    private static readonly OrderRequest Order = new() { ServiceId = 1, Link = "https://example.com/p", Quantity = 100 };

    [Fact]
    [Trait("Fault", "The wire: a refused connection")]
    public async Task An_order_waits_for_a_panel_that_is_not_there_yet_and_is_placed_once()
    {
        var address = ClosedPort.Find();
        var listener = new Listener();
        using var client = Clients.For(address, OrdinaryKey, retry: new() { MaximumCount = 100, Interval = TimeSpan.FromMilliseconds(20), MaximumInterval = TimeSpan.FromMilliseconds(100) });
        var call = client.WithObserver(listener).AddOrderAsync(Order);

        await Eventually.Is(() => listener.With("could not be reached").Count > 1);
        await using var panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = OrdinaryKey }, address.Port);

        var placed = await call;

        Assert.Equal(Assert.Single(panel.Panel.Orders).Id, placed.OrderId);
        Assert.Single(panel.Requests);
    }

    [Fact]
    [Trait("Fault", "The wire: a failed TLS handshake")]
    public async Task An_order_whose_encryption_fails_is_tried_again_and_then_a_network_failure()
    {
        var listener = new Listener();
        var noTls = new UriBuilder(Panel.Uri) { Scheme = "https" }.Uri;
        using var client = Clients.For(noTls, OrdinaryKey, retry: new() { MaximumCount = 2, Interval = TimeSpan.Zero });

        await Failing.With(PanelErrorCode.NetworkFailure, () => client.WithObserver(listener).AddOrderAsync(Order));

        Assert.Equal(2, listener.With("Retry ").Count);
        Assert.Empty(Panel.Requests);
    }

#if CLIENT_NETSTANDARD
    [Fact(Skip = ".NET Framework's handler has no time-out for connecting alone; Timeout ends it")]
#else
    [Fact]
#endif
    public async Task A_connection_that_hangs_ends_at_its_own_time_out_and_nothing_was_sent()
    {
        using var deaf = new TcpListener(IPAddress.Loopback, 0);
        deaf.Start();
        using var secret = Clients.Secret(OrdinaryKey);
        using var client = new PanelClient(new PanelClientOptions
        {
            Uri = new Uri($"https://127.0.0.1:{((IPEndPoint)deaf.LocalEndpoint).Port}/api"),
            ApiKey = secret,
            Timeout = TimeSpan.FromSeconds(60),
            ConnectTimeout = TimeSpan.FromMilliseconds(200),
            Retry = new() { MaximumCount = 0 },
        });

        var call = Failing.With(PanelErrorCode.NetworkFailure, () => client.AddOrderAsync(Order));

        await call.WaitAsync(TimeSpan.FromMinutes(1));
    }
}
