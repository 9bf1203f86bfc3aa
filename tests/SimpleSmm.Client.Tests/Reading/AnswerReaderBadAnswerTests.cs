using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Reading;

/// <summary>Answers that are not what the API promises.</summary>
public sealed class AnswerReaderBadAnswerTests : PanelTest
{
    [Fact]
    public async Task A_web_page_is_told_in_its_own_words_and_without_its_tags()
    {
        Panel.Faults.Always(Fault.JustAMoment());

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Assert.Equal(403, error.HttpStatus);
        Assert.Contains("HTTP 403", error.Message, StringComparison.Ordinal);
        Assert.Contains("Just a moment... Enable JavaScript and cookies to continue", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<", error.Message, StringComparison.Ordinal);
        Assert.Null(error.PanelText);
    }

    [Fact]
    public async Task A_long_page_is_cut()
    {
        Panel.Faults.Always(Fault.Answer(200, "<p>Lorem  ipsum\r\n</p>" + new string('x', 100_000), "text/html"));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Assert.Contains("Lorem ipsum xxx", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("…", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 100, 300);
    }

    [Fact]
    public async Task An_empty_answer_is_said_to_be_empty()
    {
        Panel.Faults.Always(Fault.EmptyBody());

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Assert.Equal(200, error.HttpStatus);
        Assert.Contains("empty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "Answers: a truncated answer")]
    public async Task A_truncated_answer_is_an_error()
    {
        Panel.Faults.Always(Fault.TruncateJson());

        var outcomes = await BatchedAction.Of("status").RunToEnd(Client, [1, 2, 3]);

        Assert.Equal([1, 2, 3], outcomes.Select(o => o.Id));
        Assert.All(outcomes, o => Assert.Equal(PanelErrorCode.ResponseInvalid, o.Error!.Code));
        Assert.All(outcomes, o => Assert.Contains("""{"1":{"charge":""", o.Error!.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"currency":"USD"}""")]
    [InlineData("""{"balance":"","currency":"USD"}""")]
    [InlineData("""{"balance":"a lot","currency":"USD"}""")]
    [InlineData("""{"balance":null,"currency":"USD"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("true")]
    public async Task A_balance_that_is_not_there_is_never_read_as_zero(string json)
    {
        Panel.Faults.Always(Fault.Answer(200, json));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Assert.Contains(json, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"charge":"1"}""")]
    [InlineData("""{"status":"","charge":"1"}""")]
    [InlineData("""{"status":null,"charge":"1"}""")]
    public async Task A_status_that_is_not_there_is_never_read_as_finished(string json)
    {
        Panel.Faults.Always(Fault.Answer(200, json));

        await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetOrderStatusAsync(5));
    }

    [Fact]
    [Trait("Fault", "Answers: a Content-Length beyond the limit")]
    public async Task An_answer_that_announces_too_much_is_not_read()
    {
        Panel.Faults.Always(Fault.Answer(200, new string(' ', 2000) + "{}").Then(Fault.Drip(1, TimeSpan.FromMinutes(1))));
        var client = Connect(maximumAnswerBytes: 1000);

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => client.GetBalanceAsync());

        Assert.Contains("larger than the limit of 1000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Fault", "Answers: an endless answer")]
    public async Task An_answer_that_announces_nothing_is_read_no_further_than_the_limit()
    {
        using var endless = new Unannounced(new byte[5_000_000]);
        var client = Connect(handler: endless, maximumAnswerBytes: 100_000);

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => client.GetBalanceAsync());

        Assert.Contains("larger than the limit of 100000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_announces_nothing_is_read_to_its_end()
    {
        using var handler = new Unannounced([.. Enumerable.Repeat((byte)' ', 70_000), .. "{\"balance\":5}"u8]);
        var client = Connect(handler: handler);

        Assert.Equal(5m, (await client.GetBalanceAsync()).Balance);
    }

    [Fact]
    public async Task An_answer_of_exactly_the_limit_is_read()
    {
        Answer("{\"balance\":5}");
        var client = Connect(maximumAnswerBytes: 13);

        Assert.Equal(5m, (await client.GetBalanceAsync()).Balance);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [Trait("Fault", "Answers: deep JSON")]
    public async Task Deep_nesting_is_an_error_and_no_crash(string open, string close)
    {
        Panel.Faults.Always(Fault.Answer(200, string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000))));

        await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());
    }

    [Fact]
    [Trait("Fault", "Answers: a false Content-Encoding")]
    public async Task An_answer_that_is_not_compressed_as_it_says_is_an_error_and_no_crash()
    {
        Panel.Faults.Always(Fault.Answer(200, "{\"balance\":5}", "application/json", ("Content-Encoding", "gzip")));

        await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_failure_of_the_network()
    {
        Panel.Faults.Always(Fault.CutBody(5));

        await Failing.With(PanelErrorCode.NetworkFailure, () => Client.GetBalanceAsync());
    }

    private sealed class Unannounced(byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new Content(body) });

        private sealed class Content(byte[] body) : HttpContent
        {
            protected override Task SerializeToStreamAsync(System.IO.Stream stream, TransportContext? context) => stream.WriteAsync(body).AsTask();

            protected override bool TryComputeLength(out long length)
            {
                length = 0;
                return false;
            }
        }
    }
}
