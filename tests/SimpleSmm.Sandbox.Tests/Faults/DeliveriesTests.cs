using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Sandbox.Tests.Faults;

/// <summary>Answers that are late, cut or never come, and whether an order exists because of them.</summary>
public sealed class DeliveriesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reset_is_a_reset_before_or_after_the_panel_accepted(bool after)
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.OnAction("add", after ? Fault.ResetAfterAccept() : Fault.ResetBeforeAccept());
        var error = await Assert.ThrowsAsync<HttpRequestException>(server.AddAsync);
        Assert.Equal(SocketError.ConnectionReset, Causes(error).OfType<SocketException>().First().SocketErrorCode);
        Assert.Equal(after ? 1 : 0, server.Panel.Orders.Count);
        Assert.Equal(after ? 99.91m : 100m, server.Panel.Balance);
        var request = Assert.Single(server.Requests);
        Assert.Equal((after, null), (request.Accepted, request.CompletedAt));

        Assert.Equal(after ? """{"order":235417}""" : """{"order":235416}""", await server.AddAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hung_request_ends_when_the_client_leaves(bool after)
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.Next(after ? Fault.Hang().AfterAccept() : Fault.Hang());
        using var leaving = new CancellationTokenSource();
        var call = server.PostAsync("add", ["service=1", Asking.Link, "quantity=100"], leaving.Token);
        await Call.UntilAsync(() => server.Requests.Count == 1 && server.Requests[0].Accepted == after);
        Assert.False(call.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Null(server.Requests[0].CompletedAt);
        Assert.Equal(after ? 1 : 0, server.Panel.Orders.Count);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_hung_requests()
    {
        var server = await TestPanelServer.StartAsync();
        server.Faults.Always(Fault.Hang());
        Task<string>[] calls = [.. Enumerable.Range(0, 10).Select(_ => server.TextAsync("balance"))];
        await Call.UntilAsync(() => server.Requests.Count == 10);
        long begun = Stopwatch.GetTimestamp();
        await server.DisposeAsync();
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20), "The panel waited for its hung requests.");
        foreach (var call in calls)
            await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task A_delayed_answer_is_late_and_the_order_is_there_before_it()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.Next(Fault.Delay(TimeSpan.FromMilliseconds(150)));
        var call = server.AddAsync();
        await Call.UntilAsync(() => server.Panel.Orders.Count == 1);
        Assert.Null(server.Requests[0].CompletedAt);
        Assert.Equal("""{"order":235416}""", await call);
        Assert.True(server.Requests[0].CompletedAt - server.Requests[0].ReceivedAt >= TimeSpan.FromMilliseconds(149));
    }

    [Fact]
    public async Task A_client_that_leaves_before_the_panel_accepts_has_no_order()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.Next(Fault.DelayBeforeAccept(TimeSpan.FromMinutes(10)));
        server.Faults.Next(Fault.DelayBeforeAccept(TimeSpan.FromMilliseconds(10)));
        using var leaving = new CancellationTokenSource();
        var call = server.PostAsync("add", ["service=1", Asking.Link, "quantity=100"], leaving.Token);
        await Call.UntilAsync(() => server.Requests.Count == 1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("""{"order":235416}""", await server.AddAsync());
        Assert.Equal([false, true], server.Requests.Select(request => request.Accepted));
    }

    [Fact]
    public async Task A_dripping_body_arrives_whole_in_the_end()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.Next(Fault.Drip(7, TimeSpan.FromMilliseconds(5)));
        Assert.Equal("""{"balance":"100.00000","currency":"USD"}""", await server.TextAsync("balance"));

        // 40 bytes by 7 are 5 pauses and a rest.
        Assert.True(server.Requests[0].CompletedAt - server.Requests[0].ReceivedAt >= TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task A_cut_body_ends_early_after_its_first_bytes()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Faults.Next(Fault.CutBody(12));
        using var client = new TcpClient();
        await client.ConnectAsync(server.Uri.Host, server.Uri.Port);
        const string body = "key=sandbox&action=balance";
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        using var reader = new StreamReader(client.GetStream());
        string answer = await reader.ReadToEndAsync();
        Assert.Contains("Content-Length: 40\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n{\"balance\":\"", answer, StringComparison.Ordinal);

        server.Faults.Next(Fault.CutBody(12));
        await Assert.ThrowsAsync<HttpRequestException>(() => server.TextAsync("balance"));
        Assert.All(server.Requests, request => Assert.Null(request.CompletedAt));
    }

    [Fact]
    public async Task Latency_holds_for_every_answer_until_it_is_taken_back()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.Latency = TimeSpan.FromMilliseconds(60);
        await server.TextAsync("balance");
        server.Latency = TimeSpan.FromMinutes(10);
        using var leaving = new CancellationTokenSource();
        var call = server.PostAsync("add", ["service=1", Asking.Link, "quantity=100"], leaving.Token);
        await Call.UntilAsync(() => server.Panel.Orders.Count == 1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.True(server.Requests[0].CompletedAt - server.Requests[0].ReceivedAt >= TimeSpan.FromMilliseconds(59));
    }

    private static System.Collections.Generic.IEnumerable<Exception> Causes(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }
}
