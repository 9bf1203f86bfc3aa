using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using SimpleSmm.TestPanel;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Sandbox.Tests.Faults;

/// <summary>A panel that takes so many requests in a time.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_request_too_soon_is_429_with_the_time_that_is_left()
    {
        await using var panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = "k" });
        panel.RateLimit = RateLimit.Parse("3/60");
        using var http = new HttpClient();
        var answers = new HttpResponseMessage[5];
        for (var i = 0; i < 5; i++) answers[i] = await http.PostAsync(panel.Uri, new StringContent("key=k&action=balance"));

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 3).Concat(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)), answers.Select(a => a.StatusCode));
        Assert.InRange(answers[4].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 50, 60);
        Assert.Equal((3, 2), (panel.RateLimit.Taken, panel.RateLimit.Refused));
    }

    [Fact]
    public async Task A_new_window_begins_with_the_first_request_after_the_last_one()
    {
        await using var panel = await TestPanelServer.StartAsync(new SandboxOptions { ApiKey = "k" });
        panel.RateLimit = new RateLimit(1, TimeSpan.FromMilliseconds(50));
        using var http = new HttpClient();
        for (var i = 0; i < 3; i++)
        {
            Assert.True((await http.PostAsync(panel.Uri, new StringContent("key=k&action=balance"))).IsSuccessStatusCode);
            await Task.Delay(100);
        }
    }

    [Theory]
    [InlineData("20")]
    [InlineData("0/1")]
    [InlineData("a/1")]
    [InlineData("20/0")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => Assert.Throws<FormatException>(() => RateLimit.Parse(text));
}
