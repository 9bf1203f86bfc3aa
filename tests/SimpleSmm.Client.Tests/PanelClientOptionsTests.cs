using System;
using System.Threading.Tasks;
using SimpleSmm.Sandbox;

namespace SimpleSmm.Tests;

/// <summary>What is wrong with the options is said when the client is made, before there is anything to send.</summary>
public sealed class PanelClientOptionsTests
{
    private static readonly Uri Good = new("https://panel.example.com/api/v2");

    [Theory]
    [InlineData("ftp://panel.example.com/api")]
    [InlineData("file:///api/v2")]
    [InlineData("ws://panel.example.com/api")]
    [InlineData("http://panel.example.com/api/v2")]
    [InlineData("http://192.168.1.10/api/v2")]
    [InlineData("https://user:pass@panel.example.com/api")]
    [InlineData("https://user@panel.example.com/api")]
    [InlineData("https://panel.example.com/api?key=secret")]
    [InlineData("https://panel.example.com/api?")]
    [InlineData("https://panel.example.com/api#secret")]
    public void An_address_that_would_give_the_key_away_is_refused(string uri) =>
        Failing.With(PanelErrorCode.InsecureUri, () => Make(new Uri(uri)));

    [Theory]
    [InlineData("api/v2")]
    [InlineData("/api/v2")]
    [InlineData("panel.example.com/api/v2")]
    public void Half_an_address_is_refused(string uri) =>
        Failing.With(PanelErrorCode.InsecureUri, () => Make(new Uri(uri, UriKind.Relative)));

    [Theory]
    [InlineData("https://user:hunter2@panel.example.com/api")]
    [InlineData("http://user:hunter2@panel.example.com/api")]
    [InlineData("ftp://user:hunter2@panel.example.com/api")]
    [InlineData("https://panel.example.com/api?key=hunter2")]
    [InlineData("http://panel.example.com/api?key=hunter2")]
    [InlineData("ftp://panel.example.com/api#hunter2")]
    [InlineData("panel.example.com/api?key=hunter2")]
    [InlineData("user:hunter2@panel.example.com/api")]
    [InlineData("//user:hunter2@panel.example.com/api")]
    public void A_secret_in_a_refused_address_is_not_repeated(string uri)
    {
        var error = Failing.With(PanelErrorCode.InsecureUri, () => Make(new Uri(uri, UriKind.RelativeOrAbsolute)));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("panel.example.com/api", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://www.simplesmmpanel.com/api/v1")]
    [InlineData("https://panel.example.com:8443/api/v2")]
    [InlineData("https://панель.example/api/v2")]
    [InlineData("http://127.0.0.1:5000/api/v2")]
    [InlineData("http://localhost/api/v2")]
    [InlineData("http://[::1]:5000/api/v2")]
    public void A_safe_address_is_taken(string uri) => Make(new Uri(uri)).Dispose();

    [Fact]
    public void The_documented_panel_is_the_default()
    {
        using var key = Clients.Secret("k");
        var options = new PanelClientOptions { ApiKey = key };

        Assert.Equal("https://www.simplesmmpanel.com/api/v1", options.Uri.ToString());
        Assert.Equal(100, PanelClientOptions.MaximumIdsPerRequest);
        new PanelClient(options).Dispose();
    }

    [Fact]
    public void An_empty_key_is_refused() => Failing.With(PanelErrorCode.InvalidApiKey, () => Make(Good, key: ""));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_throttle_limit_below_one_is_refused(int limit) => Failing.With(PanelErrorCode.InvalidField, () => Make(Good, throttleLimit: limit));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_time_out_that_no_clock_can_keep_is_refused(long ticks) =>
        Failing.With(PanelErrorCode.InvalidField, () => Make(Good, timeout: TimeSpan.FromTicks(ticks)));

    [Fact]
    public async Task A_time_out_of_days_is_taken()
    {
        using var handler = new SandboxHandler(new SandboxPanel());
        using var client = Clients.For(Good, "sandbox", timeout: TimeSpan.FromDays(20), handler: handler);

        Assert.Equal(100m, (await client.GetBalanceAsync()).Balance);
    }

    private static PanelClient Make(Uri uri, string key = "k", TimeSpan? timeout = null, int throttleLimit = 4) =>
        Clients.For(uri, key, timeout, throttleLimit);
}
