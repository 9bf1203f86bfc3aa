using System;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Wire.Secrecy;

/// <summary>What HTTP itself says of a hostile server is as harmless as an answer.</summary>
public sealed class FailureRedactorTests() : PanelTest(Hostile.Key)
{
    public static TheoryData<string> Heads =>
    [
        "NONSENSE ◊\r\n\r\n", "HTTP/1.1 ◊\r\n\r\n", "HTTP/1.1 200 ◊\r\nContent-Length: ◊\r\n\r\n{}", "HTTP/1.1 200 OK\r\n◊\r\n\r\n",
        "HTTP/1.1 200 OK\r\nServer: ◊\r\nContent-Type: ◊\r\nContent-Length: 3\r\n\r\n{◊}",
        "HTTP/1.1 500 ◊\r\nContent-Type: text/html\r\nX-◊: ◊\r\n\r\n<b>◊</b>",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n◊", "HTTP/1.1 200 OK\r\nContent-Encoding: ◊\r\n\r\n◊",
        "HTTP/1.1 302 Found\r\nLocation: ◊\r\nContent-Length: 0\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task Nothing_of_a_hostile_head_is_shown(string head)
    {
        var encoded = Uri.EscapeDataString(Hostile.Key);
        foreach (var text in (string[])[$"\u001b]0;t\u0007\u202E\u009b {Hostile.Key} \u200B", $"\u001b[31m{encoded}\b"])
        {
            await using var server = new RawServer(head.Replace("◊", text, StringComparison.Ordinal));
            using var client = Clients.For(server.Uri, Hostile.Key);
            var listener = new Listener(PanelEventLevel.Debug);

            var error = await Assert.ThrowsAnyAsync<PanelException>(() => client.WithObserver(listener).GetBalanceAsync());

            Hostile.IsNotIn(Hostile.TextsOf(error), head);
            Hostile.IsNotIn([error.ToString()], head, mayHaveLines: true);
            Hostile.IsNotIn(listener.Events.Select(e => e.Text), head);
        }
    }

    [Theory]
    [InlineData("https://example.com/%1b%5b31m?k={0}")]
    [InlineData("https://example.com/%E2%80%AE%E2%80%8B/{0}")]
    public async Task Nothing_of_a_hostile_redirect_is_shown(string target)
    {
        Panel.Faults.Always(Fault.Redirect(302, target.Replace("{0}", Hostile.Key, StringComparison.Ordinal)));

        var error = await Failing.With(PanelErrorCode.RedirectRefused, () => Client.GetBalanceAsync());

        Hostile.IsNotIn(Hostile.TextsOf(error), target);
        Assert.Contains("https://example.com/", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fields_of_a_request_that_are_secrets_by_their_names_are_not_shown()
    {
        Panel.Faults.Always(Fault.Error("No such user"));
        var listener = new Listener(PanelEventLevel.Debug);

        var error = await Assert.ThrowsAnyAsync<PanelException>(
            () => Client.WithObserver(listener).InvokeAsync("login", [new("password", "hunter2"), new("user", "me")]));

        Assert.Equal("[password]", error.Fields["password"]);
        Assert.Equal("me", error.Fields["user"]);
        Assert.DoesNotContain("hunter2", $"{error} {string.Concat(listener.Events.Select(e => e.Text))}", StringComparison.Ordinal);
        Assert.Equal("hunter2", Panel.Requests[^1].Fields.Single(field => field.Key == "password").Value);
    }
}
