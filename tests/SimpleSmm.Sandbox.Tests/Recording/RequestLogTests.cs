using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Sandbox.Tests.Recording;

/// <summary>What is recorded is what was sent.</summary>
public sealed class RequestLogTests
{
    [Fact]
    public async Task The_panel_answers_over_the_socket_as_in_memory()
    {
        await using var server = await TestPanelServer.StartAsync(new SandboxOptions { ExistingOrders = 20, Speed = 0, Seed = 4 });
        var memory = Panels.Still(seed: 4, existing: 20);
        Assert.Equal("/api/v1", server.Uri.AbsolutePath);
        Assert.Equal("127.0.0.1", server.Uri.Host);
        foreach (string action in new[] { "services", "balance", "nonsense" })
            Assert.Equal(memory.Ask(action), await server.TextAsync(action));
        Assert.Equal(memory.Ask("status", "orders=1,2,77"), await server.TextAsync("status", "orders=1,2,77"));
        Assert.Equal("""{"order":235416}""", await server.AddAsync());
        using var response = await server.PostAsync("balance");
        Assert.Equal("application/json", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Every_request_is_there_to_the_byte_and_in_order()
    {
        await using var server = await TestPanelServer.StartAsync();
        var before = DateTimeOffset.UtcNow;
        await server.TextAsync("status", "orders=1,2,30", "note=ü +&%41=\n");
        await server.TextAsync("refill_status", "refill=7");
        await server.TextAsync("balance");

        var requests = server.Requests;
        Assert.Equal([1, 2, 3], requests.Select(request => request.Number));
        Assert.Equal("key=sandbox&action=status&orders=1%2C2%2C30&note=%C3%BC+%2B%26%2541%3D%0A", requests[0].Body);
        Assert.Equal(
            [new("key", "sandbox"), new("action", "status"), new("orders", "1,2,30"), new("note", "ü +&%41=\n")], requests[0].Fields);
        Assert.Equal(["1", "2", "30"], requests[0].Ids);
        Assert.Equal(["7"], requests[1].Ids);
        Assert.Empty(requests[2].Ids);
        Assert.Null(requests[2]["orders"]);
        Assert.All(requests, request =>
        {
            Assert.Equal(("POST", "/api/v1", true), (request.Method, request.Path, request.Accepted));
            Assert.Equal("application/x-www-form-urlencoded", request.Headers["content-type"]);
            Assert.InRange(request.ReceivedAt, before, DateTimeOffset.UtcNow);
            Assert.True(request.CompletedAt >= request.ReceivedAt);
        });

        server.ClearRequests();
        Assert.Empty(server.Requests);
        await server.TextAsync("balance");
        Assert.Equal(1, Assert.Single(server.Requests).Number);
    }

    [Fact]
    public async Task Requests_one_after_the_other_never_overlap()
    {
        await using var server = await TestPanelServer.StartAsync();
        for (int i = 0; i < 200; i++)
            await server.TextAsync("balance");
        var requests = server.Requests;
        for (int i = 1; i < requests.Count; i++)
            Assert.True(requests[i].ReceivedAt >= requests[i - 1].CompletedAt, $"{i} began before {i - 1} was answered");
    }

    [Fact]
    public async Task Other_methods_and_paths_are_recorded()
    {
        await using var server = await TestPanelServer.StartAsync();
        using var http = new HttpClient();
        Assert.Equal(
            """{"error":"Invalid API key"}""", await http.GetStringAsync(new Uri(server.Uri + "?key=another&action=balance")));
        using var elsewhere = await http.PostAsync(new Uri(server.Uri, "/api/v9"), new StringContent("key=sandbox"));
        Assert.Equal(404, (int)elsewhere.StatusCode);
        Assert.Equal("text/html", elsewhere.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["/api/v1?key=another&action=balance", "/api/v9"], server.Requests.Select(request => request.Path));
        Assert.Equal("GET", server.Requests[0].Method);
    }

    [Fact]
    public async Task Without_bodies_requests_still_count_and_faults_still_find_their_action()
    {
        await using var server = await TestPanelServer.StartAsync();
        server.RecordBodies = false;
        server.Faults.OnAction("services", Fault.Status(502));
        await server.TextAsync("balance");
        Assert.Contains("502", await server.TextAsync("services"), StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(("", 0, 0), (request.Body, request.Fields.Count, request.Headers.Count)));
    }

    [Fact]
    public async Task A_body_of_a_megabyte_arrives_whole()
    {
        await using var server = await TestPanelServer.StartAsync();
        string note = new('x', 1_000_000);
        await server.TextAsync("balance", "note=" + note);
        Assert.Equal(note, server.Requests[0]["note"]);
    }

    [Fact]
    public async Task Two_hundred_at_once_are_recorded_once_each()
    {
        await using var server = await TestPanelServer.StartAsync(new SandboxOptions { ExistingOrders = 200 });
        server.Latency = TimeSpan.FromMilliseconds(50);
        await Task.WhenAll(Enumerable.Range(1, 200).Select(id => server.TextAsync("status", $"order={id}")));
        Assert.Equal(Enumerable.Range(1, 200), server.Requests.Select(request => int.Parse(request.Ids[0], null)).Order());
        Assert.Equal(Enumerable.Range(1, 200), server.Requests.Select(request => request.Number));
        Assert.All(server.Requests, r => Assert.True(r.CompletedAt - r.ReceivedAt >= TimeSpan.FromMilliseconds(49)));
        Assert.Contains(server.Requests, r => server.Requests.Any(o => o != r && o.ReceivedAt < r.CompletedAt && r.ReceivedAt < o.CompletedAt));
    }

    [Fact]
    public async Task Answers_take_any_part_of_the_spread_longer()
    {
        await using var server = await TestPanelServer.StartAsync(new SandboxOptions { ExistingOrders = 20 });
        await server.ControlAsync("POST", "/latency?ms=20&spread=200");
        await Task.WhenAll(Enumerable.Range(1, 20).Select(id => server.TextAsync("status", $"order={id}")));

        var times = server.Requests.Select(r => (r.CompletedAt - r.ReceivedAt)!.Value.TotalMilliseconds).Order().ToArray();
        Assert.InRange(times[0], 19, times[^1] - 100);
        await server.ControlAsync("POST", "/latency?ms=0");
        Assert.Equal(TimeSpan.Zero, server.LatencySpread);
    }
}
