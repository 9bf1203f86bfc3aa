using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Calls;

/// <summary>A server that reads requests whole and then says that it processed none of them.</summary>
public sealed class WriteOutcomeHttp2GoAwayTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    public static MatrixTheoryData<string, Http2Error> Errors =>
        new(Writer.Names, [Http2Error.NoError, Http2Error.RefusedStream, Http2Error.EnhanceYourCalm, Http2Error.InternalError]);

    public void Dispose() => _authority.Dispose();

    [Theory]
    [MemberData(nameof(Errors))]
    [Trait("Fault", "The wire: HTTP/2 GOAWAY")]
    public async Task A_writer_that_was_read_is_not_sent_again(string name, Http2Error error)
    {
        await using var server = new Http2Server(_authority, (_, connection, _) => connection.GoAwayAsync(0, (int)error));
        using var client = Connect(server.Uri);

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(client, default));

        Assert.Single(server.Bodies);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("refill")]
    [InlineData("cancel")]
    [Trait("Fault", "The wire: HTTP/2 GOAWAY and the end of the connection")]
    public async Task Nor_is_one_whose_connection_ends_after_that(string name)
    {
        await using var server = new Http2Server(_authority, async (_, connection, _) =>
        {
            await connection.GoAwayAsync(0, 0);
            connection.Close();
        });
        using var client = Connect(server.Uri);

        await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(client, default));

        Assert.Single(server.Bodies);
    }

    [Fact]
    [Trait("Fault", "The wire: HTTP/2 GOAWAY on a shared connection")]
    public async Task Of_orders_that_share_a_connection_each_is_sent_once()
    {
        const int Together = 4;
        var streams = new ConcurrentQueue<int>();
        await using var server = new Http2Server(_authority, async (self, connection, stream) =>
        {
            streams.Enqueue(stream);

            // The first request is answered, so that the others have a connection to share.
            if (stream == 1) await connection.AnswerAsync(stream, """{"balance":"1","currency":"USD"}""");
            else if (self.Bodies.Count == 1 + Together) await connection.GoAwayAsync(1, 0);
        });
        using var client = Connect(server.Uri);
        await client.GetBalanceAsync();

        var orders = Enumerable.Range(1, Together).Select(n => Failing.With(
            PanelErrorCode.OutcomeUnknown,
            () => client.AddOrderAsync(new OrderRequest { ServiceId = 1, Link = $"https://example.com/{n}", Quantity = 100 })));
        await Task.WhenAll(orders);

        Assert.Equal(1 + Together, server.Bodies.Count);
        Assert.Equal(1 + Together, server.Bodies.Distinct().Count());
        Assert.Equal([1, 3, 5, 7, 9], streams.Order());
    }

    [Fact]
    public async Task A_reader_is_sent_again_by_the_policy()
    {
        await using var server = new Http2Server(_authority, (self, connection, stream) => self.Bodies.Count == 1
            ? connection.ResetAsync(stream, (int)Http2Error.RefusedStream)
            : connection.AnswerAsync(stream, """{"balance":"1","currency":"USD"}"""));
        using var client = Connect(server.Uri);

        Assert.Equal(1, (await client.GetBalanceAsync()).Balance);

        Assert.Equal(2, server.Bodies.Count);
    }

    private PanelClient Connect(Uri uri) => Clients.For(
        uri, PanelTest.OrdinaryKey, handler: new Http2Handler(_authority),
        retry: new RetryOptions { MaximumCount = 4, Interval = TimeSpan.FromMilliseconds(1) });
}
