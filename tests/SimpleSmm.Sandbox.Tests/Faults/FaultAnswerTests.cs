using System;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Sandbox.Tests.Faults;

/// <summary>Wrong answers, and right ones spoiled.</summary>
public sealed class FaultAnswerTests : IAsyncLifetime
{
    private TestPanelServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TestPanelServer.StartAsync(new SandboxOptions { ExistingOrders = 10, Speed = 0 });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(520)]
    [InlineData(526)]
    public async Task A_status_is_an_HTML_page_and_no_order(int status)
    {
        _server.Faults.Next(Fault.Status(status));
        _server.Faults.Next(Fault.Status(status).AfterAccept());
        using var before = await _server.PostAsync("add", ["service=1", Asking.Link, "quantity=100"]);
        Assert.Equal((status, "text/html"), ((int)before.StatusCode, before.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"<h1>{status} ", await before.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(_server.Panel.Orders);

        using var after = await _server.PostAsync("add", ["service=1", Asking.Link, "quantity=100"]);
        Assert.Equal(status, (int)after.StatusCode);
        Assert.Single(_server.Panel.Orders);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_names_its_target(int status)
    {
        _server.Faults.Next(Fault.Redirect(status, "https://elsewhere.example/api/v1"));
        using var response = await _server.PostAsync("balance");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("https://elsewhere.example/api/v1", response.Headers.Location!.AbsoluteUri);
    }

    [Fact]
    public async Task Rate_limits_come_with_a_time_without_one_and_as_text()
    {
        _server.Faults.Next(Fault.RateLimit("2")).Next(Fault.RateLimit()).Next(Fault.RateLimitText());
        using var timed = await _server.PostAsync("balance");
        using var untimed = await _server.PostAsync("balance");
        using var text = await _server.PostAsync("balance");
        Assert.Equal((HttpStatusCode)429, timed.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), timed.Headers.RetryAfter!.Delta);
        Assert.Equal((HttpStatusCode)429, untimed.StatusCode);
        Assert.Null(untimed.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, text.StatusCode);
        Assert.Equal("""{"error":"Too many requests. Limit 50/minute."}""", await text.Content.ReadAsStringAsync());
        Assert.Equal(0, _server.Faults.Pending);
    }

    [Fact]
    public async Task A_canned_answer_is_sent_byte_for_byte()
    {
        _server.Faults.Next(Fault.Answer(418, [0, 255, 10], "application/octet-stream", ("X-Note", "one")));
        using var response = await _server.PostAsync("balance");
        Assert.Equal(418, (int)response.StatusCode);
        Assert.Equal([0, 255, 10], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("one", string.Join(',', response.Headers.GetValues("X-Note")));
        _server.Faults.Next(Fault.JustAMoment());
        using var blocked = await _server.PostAsync("balance");
        Assert.Equal(HttpStatusCode.Forbidden, blocked.StatusCode);
        Assert.Contains("Just a moment", await blocked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_genuine_answer_is_within_the_spoiled_one()
    {
        const string genuine = """{"balance":"100.00000","currency":"USD"}""";
        _server.Faults.Next(Fault.Bom()).Next(Fault.PhpWarning()).Next(Fault.TrailingText(" done")).Next(Fault.HtmlPrefix())
            .Next(Fault.TruncateJson()).Next(Fault.Gzip()).Next(Fault.ContentType("text/html")).Next(Fault.StatusCode(500));
        using var bom = await _server.PostAsync("balance");
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'{'], (await bom.Content.ReadAsByteArrayAsync())[..4]);
        Assert.Matches("^<br />\n<b>Warning</b>.*\n\\{\"balance", await _server.TextAsync("balance"));
        Assert.Equal(genuine + " done", await _server.TextAsync("balance"));
        string page = await _server.TextAsync("balance");
        Assert.True(page.Length > 100 * 1024 && page.EndsWith(genuine, StringComparison.Ordinal));
        Assert.Equal(genuine[..20], await _server.TextAsync("balance"));
        using var gzip = await _server.PostAsync("balance");
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        Assert.Equal(0x1F, (await gzip.Content.ReadAsByteArrayAsync())[0]);
        using var html = await _server.PostAsync("balance");
        Assert.Equal("text/html", html.Content.Headers.ContentType!.ToString());
        using var failed = await _server.PostAsync("balance");
        Assert.Equal((HttpStatusCode.InternalServerError, genuine), (failed.StatusCode, await failed.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Shapes_change_as_panels_change_them()
    {
        _server.Faults.Next(Fault.DropIds(2, 777)).Next(Fault.DropIds()).Next(Fault.BareErrors()).Next(Fault.ArrayForObject())
            .Next(Fault.NullCharge()).Next(Fault.UnknownStatus("Odd")).Next(Fault.SwapNumbersAndStrings());
        Assert.DoesNotContain("\"2\":", await Batch(), StringComparison.Ordinal);
        Assert.StartsWith("{\"2\":{", await Batch(), StringComparison.Ordinal);
        Assert.EndsWith(",\"777\":\"Incorrect order ID\"}", await Batch(), StringComparison.Ordinal);
        var list = JsonDocument.Parse(await Batch()).RootElement;
        Assert.Equal("2", list[1].GetProperty("order").GetString());
        Assert.Equal("Incorrect order ID", list[2].GetProperty("error").GetString());
        Assert.Contains("\"charge\":null", await Batch(), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"Odd\"", await Batch(), StringComparison.Ordinal);
        var swapped = JsonDocument.Parse(await Batch()).RootElement.GetProperty("1");
        Assert.Equal(JsonValueKind.Number, swapped.GetProperty("charge").ValueKind);
        Assert.Equal(JsonValueKind.String, swapped.GetProperty("status").ValueKind);

        _server.Faults.Next(Fault.DropIds(1)).Next(Fault.BareErrors()).Next(Fault.SwapNumbersAndStrings());
        Assert.Equal("""[{"order":777,"refill":{"error":"Incorrect order ID"}}]""", await _server.TextAsync("refill", "orders=1,777"));
        Assert.Equal("""[{"order":777,"refill":"Incorrect order ID"}]""", await _server.TextAsync("refill", "orders=777"));
        Assert.Equal("""[{"order":"2","refill":"2"}]""", await _server.TextAsync("refill", "orders=2"));
    }

    [Fact]
    public async Task An_order_may_be_placed_without_saying_which()
    {
        _server.Faults.OnAction("add", Fault.WithoutOrderId()).OnAction("add", Fault.OrderIdZero()).OnAction("add", Fault.EmptyBody().AfterAccept());
        Assert.Equal("""{"status":"success"}""", await _server.AddAsync());
        Assert.Equal("""{"order":0}""", await _server.AddAsync());
        Assert.Equal("", await _server.AddAsync());
        Assert.Equal(3, _server.Panel.Orders.Count);
    }

    [Fact]
    public async Task Faults_combine()
    {
        _server.Faults.Next(Fault.NullCharge().Then(Fault.Bom()).Then(Fault.ContentType("text/html")).Then(Fault.Drip(50, TimeSpan.Zero)));
        using var response = await _server.PostAsync("status", ["order=1"]);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(0xEF, body[0]);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"charge\":null", System.Text.Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    private Task<string> Batch() => _server.TextAsync("status", "orders=1,2,777");
}
