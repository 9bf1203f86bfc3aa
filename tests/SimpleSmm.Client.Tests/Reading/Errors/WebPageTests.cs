using System;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading.Errors;

/// <summary>Web pages in place of JSON: the error says what they are and what they say.</summary>
public sealed class WebPageTests
{
    [Theory]
    [InlineData(403, "<!DOCTYPE html><html><head><title>Just a moment...</title><style>body{margin:0}</style></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={}</script></body></html>", "a Cloudflare challenge page", "Just a moment... Enable JavaScript")]
    [InlineData(503, "<html><title>x</title>Checking your browser before accessing panel.example</html>", "a Cloudflare challenge page", "Checking your browser")]
    [InlineData(403, "<html><title>Attention Required! | Cloudflare</title><body><h1>Sorry, you have been blocked</h1></body></html>", "a Cloudflare block page", "Sorry, you have been blocked")]
    [InlineData(200, "<html><body><h2>Your IP has been blocked</h2>Too many wrong keys</body></html>", "this IP address is blocked", "Your IP has been blocked")]
    [InlineData(200, "<html><body>Access denied</body></html>", "this IP address is blocked", "Access denied")]
    [InlineData(403, "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr>nginx</body></html>", "a 403 page", "403 Forbidden")]
    [InlineData(404, "<html><head><title>404 Not Found</title></head></html>", "a 404 page", "404 Not Found")]
    [InlineData(200, "<html><head><title>404 Not Found</title></head></html>", "a 404 page", "404 Not Found")]
    [InlineData(502, "<html><center><h1>502 Bad Gateway</h1></center></html>", "a 502 page", "502 Bad Gateway")]
    [InlineData(522, "<!DOCTYPE html><title>panel.example | 522: Connection timed out</title>", "a 522 page", "522: Connection timed out")]
    [InlineData(200, "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[42S02] in /var/www/x.php:3", "a PHP error page", "Fatal error : Uncaught PDOException")]
    [InlineData(200, "<!doctype html><html><head><script>var x='<b>no</b>';</script><style>p{}</style><title>Best &amp; cheapest</title></head><body><!-- hidden --><p>Sign&nbsp;in</p></body></html>", "an HTML page", "Best & cheapest Sign in")]
    public async Task A_page_is_described(int status, string html, string kind, string words)
    {
        using var panel = CannedPanel.With(html, status);

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.Equal(PanelErrorCode.ResponseInvalid, error.Code);
        Assert.Equal(status, error.HttpStatus);
        Assert.Contains(kind, error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("margin", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cf_chl", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("no<", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 400, error.Message);
    }

    [Fact]
    public async Task The_words_are_found_behind_much_that_is_none()
    {
        using var panel = CannedPanel.With($"<html><head><style>{new string('x', 30_000)}</style><script>{new string('y', 20_000)}</script></head><body><h1>Welcome</h1></body></html>");

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.Contains("It begins: Welcome", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_hide_or_reorder_text_are_removed_from_messages()
    {
        using var panel = CannedPanel.With("over\u202Eload\u0007ed\u200B \u001b[31mnow");

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.Contains("It begins: overloaded [31mnow", error.Message, StringComparison.Ordinal);
    }
}
