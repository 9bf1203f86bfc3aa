using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;

namespace SimpleSmm.Sandbox.Tests;

/// <summary>The panel behind an HttpClient without a socket.</summary>
public sealed class SandboxHandlerTests
{
    private static readonly Uri Anywhere = new("https://sandbox.invalid/api/v1");

    private readonly SandboxPanel _panel = Panels.Still();

    [Fact]
    public async Task It_answers_what_the_panel_answers()
    {
        using var http = new HttpClient(new SandboxHandler(_panel));
        using var response = await http.PostAsync(Anywhere, Body("balance"));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(_panel.Ask("balance"), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_query_is_read_and_the_body_of_another_method_is_not()
    {
        using var http = new HttpClient(new SandboxHandler(_panel));
        Assert.Equal(_panel.Ask("balance"), await http.GetStringAsync(new Uri(Anywhere + "?key=sandbox&action=balance")));
        using var put = await http.PutAsync(Anywhere, Body("balance"));
        Assert.Contains("Invalid API key", await put.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var empty = await http.PostAsync(Anywhere, null);
        Assert.Contains("Invalid API key", await empty.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canceled_call_places_no_order()
    {
        using var invoker = new HttpMessageInvoker(new SandboxHandler(_panel));
        using var request = new HttpRequestMessage(HttpMethod.Post, Anywhere)
        {
            Content = Body("add", "service=1", Asking.Link, "quantity=100"),
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => invoker.SendAsync(request, new CancellationToken(canceled: true)));
        Assert.Empty(_panel.Orders);
    }

    [Fact]
    public void It_needs_a_panel() => Assert.Throws<ArgumentNullException>(() => new SandboxHandler(null!));

    private static StringContent Body(string action, params string[] fields) =>
        new(Asking.Form(["key=sandbox", "action=" + action, .. fields]), null, "application/x-www-form-urlencoded");
}
