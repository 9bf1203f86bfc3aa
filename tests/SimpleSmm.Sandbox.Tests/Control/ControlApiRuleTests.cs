using System;
using System.Text.Json;
using System.Threading.Tasks;
using SimpleSmm.Sandbox.Tests.Support;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Hosting;

namespace SimpleSmm.Sandbox.Tests.Control;

/// <summary>The panel's own people and its rules, from another process.</summary>
public sealed class ControlApiRuleTests : IAsyncLifetime
{
    private static readonly string[] Subscription =
        ["service=32", "username=a", "min=100", "max=100", "delay=0", "old_posts=2"];

    private TestPanelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestPanelServer.StartAsync(new SandboxOptions { Speed = 0, Balance = 0.005m });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Subscriptions_are_paused_resumed_funded_and_canceled()
    {
        Assert.Equal("""{"order":235416}""", await _server.TextAsync("add", Subscription));
        Assert.Contains("Paused", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
        Assert.Equal("{}", await _server.ControlAsync("POST", "/funds?amount=1.25"));
        Assert.Equal("{}", await _server.ControlAsync("POST", "/resume?id=235416"));
        Assert.Contains("\"Active\"", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
        Assert.Equal(1.247m, _server.Panel.Balance);

        var orders = JsonDocument.Parse(await _server.ControlAsync("GET", "/orders")).RootElement;
        Assert.Equal("[235417,235418]", orders[0].GetProperty("orders").GetRawText());
        Assert.Equal(JsonValueKind.Null, orders[0].GetProperty("parent").ValueKind);
        Assert.Equal(235416, orders[1].GetProperty("parent").GetInt32());

        Assert.Equal("{}", await _server.ControlAsync("POST", "/pause?id=235416"));
        Assert.Contains("Paused", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
        Assert.Equal("{}", await _server.ControlAsync("POST", "/cancel?id=235416"));
        Assert.Contains("Canceled", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_change_while_it_runs_and_come_back_with_a_reset()
    {
        _server.Panel.AddFunds(100);
        Assert.Equal("{}", await _server.ControlAsync("POST", "/rules?activeLink=reject"));
        await _server.AddAsync();
        Assert.Contains("You have active order with this link", await _server.AddAsync(), StringComparison.Ordinal);
        Assert.Equal("{}", await _server.ControlAsync("POST", "/rules?activeLink=accept&extraFields=ignore"));
        Assert.Contains("order", await _server.AddAsync(), StringComparison.Ordinal);
        string[] extra = ["service=1", "link=a.b", "quantity=100", "username=a"];
        Assert.Equal("""{"order":235418}""", await _server.TextAsync("add", extra));
        Assert.Equal("{}", await _server.ControlAsync("POST", "/reset"));
        Assert.Equal("""{"error":"Incorrect parameters: username"}""", await _server.TextAsync("add", extra));
    }

    [Theory]
    [InlineData("/pause?id=1")]
    [InlineData("/pause")]
    [InlineData("/resume?id=235416")]
    [InlineData("/cancel?id=5")]
    [InlineData("/funds")]
    [InlineData("/funds?amount=-1")]
    [InlineData("/funds?amount=1e300")]
    [InlineData("/rules")]
    [InlineData("/rules?activeLink=reject&extraFields=maybe")]
    [InlineData("/rules?activeLink=reject&other=1")]
    public async Task A_mistake_is_named_and_changes_nothing(string path)
    {
        _server.Panel.AddFunds(1);
        await _server.TextAsync("add", Subscription);
        Assert.StartsWith("{\"error\":\"", await _server.ControlAsync("POST", path), StringComparison.Ordinal);
        Assert.False(_server.Panel.RejectsActiveLink);
        Assert.Contains("\"Active\"", await _server.TextAsync("status", "order=235416"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perfect", "", false, true)]
    [InlineData("smart", "", false, false)]
    [InlineData("perfect", "--active-link reject --extra-fields ignore", true, false)]
    [InlineData("smart", "--active-link accept --extra-fields refuse", false, true)]
    public void Flags_set_the_rules(string dialect, string flags, bool activeLink, bool extraFields)
    {
        var panel = new SandboxPanel(Arguments.Parse(
            ["--dialect", dialect, .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Options);
        Assert.Equal((activeLink, extraFields), (panel.RejectsActiveLink, panel.RefusesExtraFields));
    }
}
