using System;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Wire.Secrecy;

/// <summary>The key arrives, and it is nowhere else.</summary>
public sealed class SecretKeyTests() : PanelTest(Canary.Key)
{
    public static TheoryData<string> Forms => [.. Canary.Forms.Keys];

    [Fact]
    public async Task A_key_full_of_punctuation_arrives_intact()
    {
        var balance = await Client.GetBalanceAsync();

        Assert.Equal(Panel.Panel.Balance, balance.Balance);
        SentOnly("balance");
        var request = Panel.Requests[0];
        Assert.StartsWith("key=c%40n%26ry%2B%28k%29%2A%3A%2F%C3%A9%25&action=balance", request.Body, StringComparison.Ordinal);
        Canary.IsNotIn(request.Path);
        foreach (var header in request.Headers) Canary.IsNotIn(header.Value);
    }

    [Fact]
    public async Task The_clients_key_is_a_copy_of_its_own()
    {
        var secret = Clients.Secret(Canary.Key);
        using var client = new PanelClient(new PanelClientOptions { Uri = Panel.Uri, ApiKey = secret });
        secret.Clear();
        secret.Dispose();

        Assert.Equal(Panel.Panel.Balance, (await client.GetBalanceAsync()).Balance);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    [Trait("Fault", "The key: errors that repeat it")]
    public async Task An_error_text_that_repeats_the_key_comes_without_it(string form)
    {
        Panel.Faults.Always(Fault.Error($"Invalid API key '{Canary.Forms[form]}' (twice: {Canary.Forms[form]})"));

        var error = await Failing.With(PanelErrorCode.InvalidApiKey, () => Client.GetBalanceAsync());

        Canary.IsNotIn(error);
        Assert.Equal("Invalid API key '[API key]' (twice: [API key])", error.PanelText);
        Assert.Contains("'[API key]'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_web_page_that_repeats_the_key_is_shown_without_it(string form)
    {
        Panel.Faults.Always(Fault.Answer(200, $"<h1>Hello</h1> you sent key={Canary.Forms[form]}&action=balance", "text/html"));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Canary.IsNotIn(error);
        Assert.Contains("you sent key=[API key]&action=balance", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_cut_by_the_end_of_the_excerpt_is_not_shown_in_part()
    {
        for (var padding = 145; padding < 160; padding++)
        {
            Panel.Faults.Next(Fault.Answer(400, new string('x', padding) + Canary.Key + new string('y', 50), "text/html"));

            var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

            Canary.IsNotIn(error);
            Assert.DoesNotContain("c@n&", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Unexpected_json_that_repeats_the_key_is_shown_without_it(string form)
    {
        // An excerpt shows JSON as it was written.
        Panel.Faults.Always(Fault.Answer(200, $$"""{"your_key":"{{Canary.Forms[form]}}"}"""));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Canary.IsNotIn(error);
        Assert.Contains("""{"your_key":"[API key]"}""", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_of_a_batch_come_without_the_key()
    {
        Answer("""{"1":{"error":"c@n&ry+(k)*:/é% may not see it"},"2":"c%40n%26ry%2B%28k%29%2A%3A%2F%C3%A9%25","3":{"k":"c@n&ry+(k)*:\/\u00e9%"}}""");

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [1, 2, 3, 4]);

        Assert.Equal(4, outcomes.Count(o => o.Error is not null));
        Assert.All(outcomes, o => Canary.IsNotIn(o.Error!));
        Assert.Equal("[API key] may not see it", outcomes[0].Error!.PanelText);
        Assert.Equal("[API key]", outcomes[1].Error!.PanelText);
    }

    [Fact]
    public async Task Entries_of_a_catalog_that_cannot_be_read_come_without_the_key()
    {
        Answer($$"""[{"service":"x","name":"{{Canary.Key}}"}]""");

        var unreadable = Assert.Single((await Client.GetServicesAsync()).Unreadable);

        Canary.IsNotIn(unreadable);
    }

    [Theory]
    [InlineData("c%40n%26ry%2B%28k%29%2A%3A%2F%C3%A9%25")]
    [InlineData("c@n%26ry%2B(k)*:/%C3%A9%25")]
    [InlineData("c@n&ry+(k)*:/%c3%a9%25")]
    [Trait("Fault", "The key: a redirect that repeats it")]
    public async Task A_redirect_that_repeats_the_key_is_named_without_it(string form)
    {
        Panel.Faults.Always(Fault.Redirect(302, "https://example.com/login?key=" + form));

        var error = await Failing.With(PanelErrorCode.RedirectRefused, () => Client.GetBalanceAsync());

        Canary.IsNotIn(error);
        Assert.Contains("https://example.com/login?key=[API key]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_not_HTTP_and_repeats_the_key_is_shown_without_it()
    {
        await using var echo = new RawServer($"NONSENSE {Uri.EscapeDataString(Canary.Key)} c@n&ry+(k)*:/\r\n\r\n");
        using var client = Clients.For(echo.Uri, "(k)secret");

        var error = await Failing.With(PanelErrorCode.NetworkFailure, () => client.GetBalanceAsync());
        Assert.Contains("NONSENSE", error.Message, StringComparison.Ordinal);

        await using var telling = new RawServer("NONSENSE (k)secret\r\n\r\n");
        using var other = Clients.For(telling.Uri, "(k)secret");
        Canary.IsNotIn(await Failing.With(PanelErrorCode.NetworkFailure, () => other.GetBalanceAsync()));
    }

    [Fact]
    public async Task A_writers_fields_and_events_are_without_the_key()
    {
        Panel.Faults.Always(Fault.Answer(500, $$"""{"error":"key {{Canary.Key}} failed"}"""));
        var listener = new Listener();

        foreach (var name in Writer.Names)
        {
            var error = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Writer.Of(name).Send(Client.WithObserver(listener), default));
            Canary.IsNotIn(error);
        }

        Assert.Equal(3, listener.Events.Count);
        Assert.All(listener.Events, e => Canary.IsNotIn(e.Text));
    }

    [Fact]
    [Trait("Fault", "The key: traces and events")]
    public async Task Events_of_every_call_are_without_the_key()
    {
        var listener = new Listener();
        var client = Client.WithObserver(listener);
        await client.GetServicesAsync();
        await client.GetBalanceAsync();
        foreach (var name in BatchedAction.Names) await BatchedAction.Of(name).RunToEnd(client, [1, 2, 987654]);

        Assert.Equal(6, listener.Events.Count);
        Assert.All(listener.Events, e => Canary.IsNotIn(e.Text));
    }

    [Fact]
    public void Options_hold_the_key_as_nothing_but_a_secure_string()
    {
        var property = typeof(PanelClientOptions).GetProperty(nameof(PanelClientOptions.ApiKey))!;

        Assert.Equal(typeof(SecureString), property.PropertyType);
        Assert.DoesNotContain(typeof(PanelClient).GetProperties(), p => p.Name.Contains("Key", StringComparison.Ordinal));
    }
}
