using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Wire;

/// <summary>An answer has what its action can need, and not much more is read or made of it.</summary>
public sealed class AnswerLimitTests() : PanelTest
{
    private const int Megabyte = 1 << 20;

    public static TheoryData<string, int, int> Limits => new()
    {
        { "balance", 1, Megabyte },
        { "add", 1, Megabyte },
        { "status", 1, Megabyte },
        { "status", 100, 4 * Megabyte },
        { "refill", 1, Megabyte },
        { "refill", 100, 4 * Megabyte },
        { "refill_status", 100, 4 * Megabyte },
        { "cancel", 100, 4 * Megabyte },
        { "services", 0, 64 * Megabyte },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    [Trait("Fault", "Answers: kilobytes of gzip that become gigabytes")]
    public async Task Reading_stops_at_the_limit_of_the_action(string action, int ids, int limit)
    {
        using var endless = new Endless();
        using var client = Clients.For(new Uri("https://panel.example/api/v1"), OrdinaryKey, handler: new Handler(endless));

        var answers = await Question.AnswersAsync(client, action, BatchedAction.Ids(1, ids));

        var error = answers[0].Error!;
        Assert.Equal(action is "add" or "refill" or "cancel" ? PanelErrorCode.OutcomeUnknown : PanelErrorCode.ResponseInvalid, error.Code);
        Assert.Contains($"to '{action}' is larger than the limit of {limit} bytes.", error.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, limit + 1, (2 * limit) + 65_536);
    }

    [Fact]
    public async Task A_small_compressed_answer_does_not_become_a_large_one()
    {
        Panel.Faults.Always(Fault.Answer(200, new byte[64 * Megabyte]).Then(Fault.Gzip()));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Client.GetBalanceAsync());

        Assert.Contains($"larger than the limit of {Megabyte} bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", false)]
    [InlineData("status", true)]
    [InlineData("services", false)]
    [InlineData("balance", true)]
    [InlineData("add", true)]
    [Trait("Fault", "Answers: too large, with retries")]
    public async Task A_request_whose_answer_is_too_large_is_not_repeated(string action, bool byElements)
    {
        var bytes = action == "services" ? 65 * Megabyte : 2 * Megabyte;
        var body = byElements ? $"[{string.Join(",", Enumerable.Repeat("{}", 20_000))}]" : new string(' ', bytes);
        Panel.Faults.Always(Fault.Answer(200, body));
        var retry = new RetryOptions { MaximumCount = 4, Interval = TimeSpan.FromMilliseconds(1) };

        var answers = await Question.AnswersAsync(Connect(retry: retry), action, 5);

        Assert.Equal(action == "add" ? PanelErrorCode.OutcomeUnknown : PanelErrorCode.ResponseInvalid, answers[0].Error!.Code);
        Assert.Single(Panel.Requests);
    }

    [Fact]
    public async Task A_lower_limit_of_the_caller_counts()
    {
        Panel.Faults.Always(Fault.Answer(200, new byte[2_000]));

        var error = await Failing.With(PanelErrorCode.ResponseInvalid, () => Connect(maximumAnswerBytes: 1_000).GetBalanceAsync());

        Assert.Contains("larger than the limit of 1000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", 10_000)]
    [InlineData("balance", 10_000)]
    [Trait("Fault", "Answers: millions of small elements")]
    public async Task An_answer_has_no_more_elements_than_the_action_can_need(string action, int most)
    {
        // The object, three names, a text, a number and the list are seven.
        foreach (var (count, isRead) in ((int, bool)[])[(most - 7, true), (most - 6, false)])
        {
            var list = string.Join(", ", Enumerable.Repeat("1", count));
            using var panel = CannedPanel.With($$"""{"status":"Completed, and: [{","balance":1,"x":[{{list}}]}""");

            var error = (await Question.AnswersAsync(panel.Client, action, 5))[0].Error;

            Assert.Equal(isRead, error is null);
            if (isRead) continue;
            Assert.Equal(PanelErrorCode.ResponseInvalid, error!.Code);
            var expected = $"has more than {most} names and values, which '{action}' never needs.";
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Fault", "Answers: elements behind other text")]
    public async Task Text_around_the_json_does_not_hide_its_elements()
    {
        var list = string.Join(",", Enumerable.Repeat("{}", 10_000));
        foreach (var body in (string[])[$"Warning: x {{\"order\":7,\"x\":[{list}]}}", $"\"{{\\\"order\\\":7,\\\"x\\\":[{list}]}}\""])
        {
            using var panel = CannedPanel.With(body);

            var error = (await Question.AnswersAsync(panel.Client, "add"))[0].Error!;

            Assert.Equal(PanelErrorCode.OutcomeUnknown, error.Code);
            Assert.Contains("has more than 10000 names and values", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_text_with_many_separators_is_one_element()
    {
        using var panel = CannedPanel.With($$"""{"status":"Completed","note":"{{new string(',', 100_000)}}"}""");

        Assert.Equal(100_000, ((string)(await panel.Client.GetOrderStatusAsync(5)).AdditionalData["note"]!).Length);
    }

    // A body that never ends and counts what is read of it.
    private sealed class Endless : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'[');
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class Handler(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) });
    }
}
