using System;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;

namespace SimpleSmm.Sandbox.Tests.Control;

/// <summary>The panel driven from another process.</summary>
public sealed class ControlApiTests : IAsyncLifetime
{
    private TestPanelServer _server = null!;

    public async ValueTask InitializeAsync() =>
        _server = await TestPanelServer.StartAsync(new SandboxOptions { ExistingOrders = 10, Speed = 0 });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Requests_can_be_read_and_forgotten_and_control_is_none_of_them()
    {
        await _server.TextAsync("status", "orders=1,2");
        var request = Assert.Single(JsonDocument.Parse(await _server.ControlAsync("GET", "/requests")).RootElement.EnumerateArray());
        Assert.Equal("POST", request.GetProperty("method").GetString());
        Assert.Equal("key=sandbox&action=status&orders=1%2C2", request.GetProperty("body").GetString());
        Assert.Equal("1,2", request.GetProperty("fields").GetProperty("orders").GetString());
        Assert.Equal("2", request.GetProperty("ids")[1].GetString());
        Assert.True(request.GetProperty("accepted").GetBoolean());
        Assert.StartsWith("application/x-www-form", request.GetProperty("headers").GetProperty("Content-Type").GetString(), StringComparison.Ordinal);
        await _server.ControlAsync("DELETE", "/requests");
        Assert.Equal("[]", await _server.ControlAsync("GET", "/requests"));
    }

    [Fact]
    public async Task The_clock_can_be_advanced_and_orders_be_seen()
    {
        await _server.AddAsync();
        Assert.Contains("Pending", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
        await _server.ControlAsync("POST", "/advance?seconds=86400");
        Assert.DoesNotContain("Pending", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
        var order = Assert.Single(JsonDocument.Parse(await _server.ControlAsync("GET", "/orders")).RootElement.EnumerateArray());
        Assert.Equal(
            (235416, 100, 0.09m),
            (order.GetProperty("id").GetInt32(), order.GetProperty("quantity").GetInt32(), order.GetProperty("charge").GetDecimal()));
        Assert.Equal("https://example.com/p/1", order.GetProperty("fields").GetProperty("link").GetString());
        Assert.Contains("\"status\":\"Partial\"", await _server.ControlAsync("GET", "/order?id=1"), StringComparison.Ordinal);
        Assert.Equal("null", await _server.ControlAsync("GET", "/order?id=999"));
    }

    [Theory]
    [InlineData("""{"fault":"emptyArray"}""", "[]")]
    [InlineData("""{"action":"balance","fault":{"kind":"error","text":"no"}}""", """{"error":"no"}""")]
    [InlineData("""[{"nth":2,"fault":"hang"},{"fault":["emptyBody"]}]""", "")]
    [InlineData("""{"times":"always","fault":{"kind":"answer","status":429,"headers":{"Retry-After":"1"},"body":"wait"}}""", "wait")]
    [InlineData("""{"fault":{"kind":"answer","bodyBase64":"b2s="}}""", "ok")]
    [InlineData("""{"fault":[{"kind":"trailingText","text":"1"},{"kind":"trailingText","text":"2"}]}""", """{"balance":"100.00000","currency":"USD"}12""")]
    [InlineData("""{"random":{"seed":1,"probability":1},"faults":["emptyArray"]}""", "[]")]
    public async Task Faults_can_be_told_in_JSON(string rule, string answer)
    {
        Assert.Equal("{}", await _server.ControlAsync("POST", "/faults", rule));
        Assert.Equal(answer, await _server.TextAsync("balance"));
        await _server.ControlAsync("DELETE", "/faults");
        Assert.StartsWith("{\"balance", await _server.TextAsync("balance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accept_decides_whether_an_order_exists()
    {
        await _server.ControlAsync(
            "POST", "/faults", """[{"action":"add","fault":{"kind":"status","status":502,"accept":"after"}},{"action":"add","fault":"emptyBody"}]""");
        await _server.AddAsync();
        Assert.Single(_server.Panel.Orders);
        await _server.AddAsync();
        Assert.Single(_server.Panel.Orders);
    }

    [Theory]
    [InlineData("POST", "/faults", "{")]
    [InlineData("POST", "/faults", "{}")]
    [InlineData("POST", "/faults", """[{"fault":"bom"},{"fault":"nonsense"}]""")]
    [InlineData("POST", "/faults", """{"fault":"bom","actoin":"add"}""")]
    [InlineData("POST", "/faults", """{"fault":{"kind":"delay"}}""")]
    [InlineData("POST", "/faults", """{"fault":{"kind":"hang","accept":"maybe"}}""")]
    [InlineData("POST", "/faults", """{"random":{},"faults":[]}""")]
    [InlineData("POST", "/advance?seconds=-1", null)]
    [InlineData("POST", "/latency", null)]
    [InlineData("POST", "/latency?ms=1&spread=x", null)]
    [InlineData("PUT", "/requests", null)]
    public async Task A_mistake_is_named_and_changes_nothing(string method, string path, string? body)
    {
        Assert.StartsWith("{\"error\":\"", await _server.ControlAsync(method, path, body), StringComparison.Ordinal);
        Assert.Equal(0, _server.Faults.Pending);
        Assert.Equal(TimeSpan.Zero, _server.Latency);
    }

    [Fact]
    public async Task Reset_is_a_fresh_panel()
    {
        await _server.AddAsync();
        await _server.ControlAsync("POST", "/latency?ms=1");
        Assert.Equal(TimeSpan.FromMilliseconds(1), _server.Latency);
        await _server.ControlAsync("POST", "/faults", """{"times":"always","fault":"bom"}""");
        await _server.ControlAsync("POST", "/reset");
        Assert.Empty(_server.Requests);
        Assert.Equal(TimeSpan.Zero, _server.Latency);
        Assert.Equal("""{"balance":"100.00000","currency":"USD"}""", await _server.TextAsync("balance"));
        Assert.Equal("""{"order":235416}""", await _server.AddAsync());
        Assert.Contains("Partial", await _server.TextAsync("status", "order=1"), StringComparison.Ordinal);
    }
}
