using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>
/// Over HTTP/2 a handler repeats a request by itself where the server says that it was not processed. The server may be wrong, so a
/// writer is sent once, and a reader only as often as the client's own policy says.
/// </summary>
public sealed class WriteOutcomeHttp2ResetTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private TestPanelServer _panel = null!;

    public static MatrixTheoryData<string, Http2Error> Resets => new(Writer.Names, Enum.GetValues<Http2Error>());

    public async ValueTask InitializeAsync() => _panel = await TestPanelServer.StartAsync(
        new SandboxOptions { ApiKey = PanelTest.OrdinaryKey, ExistingOrders = 10, Speed = 0 }, authority: _authority);

    public async ValueTask DisposeAsync()
    {
        await _panel.DisposeAsync();
        _authority.Dispose();
    }

    [Theory]
    [MemberData(nameof(Resets))]
    [Trait("Fault", "The wire: HTTP/2 RST_STREAM after the order")]
    public Task A_stream_that_is_reset_after_the_panel_has_acted_is_an_unknown_outcome(string name, Http2Error error) =>
        SentOnce(name, Fault.ResetStream(error));

    [Theory]
    [MemberData(nameof(Resets))]
    [Trait("Fault", "The wire: HTTP/2 RST_STREAM before the order")]
    public Task A_stream_that_is_reset_before_the_panel_has_acted_is_one_too(string name, Http2Error error) =>
        SentOnce(name, Fault.ResetStream(error).BeforeAccept());

    [Theory]
    [MemberData(nameof(Resets))]
    [Trait("Fault", "The wire: HTTP/2 RST_STREAM in the answer")]
    public Task A_stream_that_is_reset_after_the_head_of_the_answer_is_one_too(string name, Http2Error error) =>
        SentOnce(name, Fault.ResetAfterHead(error));

    [Fact]
    public async Task A_reader_is_sent_again_by_the_policy_and_by_nothing_else()
    {
        using var once = Connect(0);
        using var twice = Connect(1);
        _panel.Faults.Next(Fault.ResetStream(Http2Error.RefusedStream), 2);

        await Failing.With(PanelErrorCode.NetworkFailure, () => once.GetBalanceAsync());
        Assert.Single(_panel.Requests);
        await twice.GetBalanceAsync();

        Assert.Equal(3, _panel.Requests.Count);
        Assert.All(_panel.Requests, request => Assert.Equal("HTTP/2", request.Protocol));
    }

    [Fact]
    [Trait("Fault", "The wire: a panel that offers HTTP/2")]
    public async Task By_itself_the_client_speaks_http_1_1_so_a_broken_connection_concerns_one_request()
    {
        using var client = Clients.For(_panel.Uri, PanelTest.OrdinaryKey, handler: _authority.CreateHandler());

        await client.GetBalanceAsync();

        Assert.Equal("HTTP/1.1", Assert.Single(_panel.Requests).Protocol);
    }

    private async Task SentOnce(string name, Fault fault)
    {
        _panel.Faults.Always(fault);
        using var client = Connect(4);

        var error = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(client, default));

        Assert.Equal("HTTP/2", Assert.Single(_panel.Requests).Protocol);
        Assert.InRange(_panel.Panel.Orders.Count, 0, 11);
        Assert.Contains("not sent again", error.Message, StringComparison.Ordinal);
    }

    private PanelClient Connect(int retries) => Clients.For(
        _panel.Uri, PanelTest.OrdinaryKey, handler: new Http2Handler(_authority),
        retry: new RetryOptions { MaximumCount = retries, Interval = TimeSpan.FromMilliseconds(1) });
}
