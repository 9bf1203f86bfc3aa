using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using SimpleSmm.Wire;

namespace SimpleSmm.Tests.Reading;

/// <summary>Answers that no honest panel gives: an error, and soon.</summary>
public sealed class AnswerReaderHostileTests
{
    private const int Megabyte = 1 << 20;

    // Far above what any of these takes, and far below what a quadratic search would.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static TheoryData<string, string> Bombs => new()
    {
        { "64 MB of opening brackets", "[*67108864" },
        { "64 MB of opening braces with names", "{\"a\":*13421772" },
        { "lists that begin and never end", "[\"x\",[*4000000" },
        { "lists of texts that are not closed", "[\"*8000000" },
        { "objects that break off", "{\"a\" *4000000" },
        { "tags that never end", "<b *8000000" },
        { "comments that never end", "<!--*4000000" },
        { "scripts that never end", "<script>*2000000" },
        { "blanks", " *67108864" },
        { "NULs", "\0*67108864" },
        { "byte order marks", "\uFEFF*8000000" },
        { "backslashes", "\\*67108864" },
        { "halves of surrogates", "\"\\ud800*4000000" },
        { "digits", "9*67108864" },
        { "small lists one after another", "[] *20000000" },
        { "small answers one after another", "{\"a\":1} *8000000" },
        { "minus signs", "-*67108864" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    [Trait("Fault", "Answers: megabytes of rubbish")]
    public async Task Megabytes_of_rubbish_end_soon(string what, string bomb)
    {
        var at = bomb.LastIndexOf('*');
        var piece = Encoding.UTF8.GetBytes(bomb[..at]);
        var body = new byte[Math.Min(64 * Megabyte, piece.Length * int.Parse(bomb[(at + 1)..], System.Globalization.CultureInfo.InvariantCulture))];
        for (var i = 0; i < body.Length; i++) body[i] = piece[i % piece.Length];

        foreach (var action in (string[])["services", "add"])
        {
            using var panel = new CannedPanel();
            panel.Answer(body);
            var clock = Stopwatch.StartNew();

            var answer = Assert.Single(await Question.AnswersAsync(panel.Client, action, 1));

            Assert.True(clock.Elapsed < Longest, $"{what}: {clock.Elapsed}");
            Assert.Equal(action == "add" ? PanelErrorCode.OutcomeUnknown : PanelErrorCode.ResponseInvalid, answer.Error?.Code);
            Assert.InRange(answer.Error!.Message.Length, 10, 1_000);
        }
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task Nesting_ends_somewhere(int depth)
    {
        foreach (var (open, close) in ((string, string)[])[("[", "]"), ("{\"data\":", "}"), ("{\"error\":", "}"), ("{\"error\":[", "]}")])
        {
            var body = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            await Everything(Encoding.UTF8.GetBytes(body), PanelErrorCode.ResponseInvalid);
        }
    }

    [Fact]
    public async Task Nesting_that_is_still_json_is_read()
    {
        using var panel = CannedPanel.With($$"""{"status":"Completed","deep":{{new string('[', 60)}}1{{new string(']', 60)}}}""");

        var status = await panel.Client.GetOrderStatusAsync(5);

        Assert.Equal("Completed", status.Status);
        Assert.Equal("deep", Assert.Single(status.AdditionalData.Keys));
    }

    [Fact]
    [Trait("Fault", "Answers: bytes that are not UTF-8")]
    public async Task Text_that_is_not_Unicode_is_repaired()
    {
        byte[] body =
        [
            .. "[{\"service\":1,\"name\":\"Caf"u8, 0xE9, .. "\",\"rate\":1},"u8,
            .. "{\"service\":2,\"name\":\"cut \\ud83d\",\"rate\":2},{\"service\":3,\"name\":\"\\udc00 late\",\"rate\":3},"u8,
            .. "{\"service\":4,\"name\":\"\\ud83d\\ude00 \\\\ud800\",\"rate\":4},{\"service\":5,\"name\":\"\\ud83d\\ud83d\\ude00\",\"rate\":5},"u8,
            .. "{\"service\":6,\"\\ud800\":\""u8, 0xFF, 0xC0, .. "\",\"rate\":6,\"name\":\"a\\u0000b\"}]"u8,
        ];
        using var panel = new CannedPanel();
        panel.Answer(body);

        var catalog = await panel.Client.GetServicesAsync();

        Assert.Empty(catalog.Unreadable);
        Assert.Equal(["Caf\uFFFD", "cut \uFFFD", "\uFFFD late", "\U0001F600 \\ud800", "\uFFFD\U0001F600", "ab"], catalog.Services.Select(s => s.Name));
        Assert.Equal("\uFFFD", Assert.Single(catalog.Find(6)!.AdditionalData.Keys));
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"error\":\"\\udc00 broken\"}")]
    [InlineData("{\"\\ud800\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800order\":{\"\\ud8")]
    [InlineData("\\ud800\\")]
    [InlineData("\\u")]
    public async Task Halves_of_surrogates_do_not_crash(string body)
    {
        foreach (var action in Question.Actions)
        {
            using var panel = CannedPanel.With(body);
            foreach (var answer in await Question.AnswersAsync(panel.Client, action, 1, 2)) Assert.NotNull(answer.Error);
        }
    }

    [Fact]
    public async Task Of_a_field_that_comes_twice_the_last_counts()
    {
        using var panel = CannedPanel.With("""{"status":"Pending","charge":"1","note":1,"status":"Completed","charge":"2","note":2}""");

        Assert.Equal("5 Completed! charge=2 {note=2}", await Question.AskAsync(panel.Client, "status", 5));
    }

    [Fact]
    [Trait("Fault", "Answers: numbers of any length")]
    public async Task Numbers_without_end_are_none()
    {
        var digits = new string('9', Megabyte / 4);
        using var panel = CannedPanel.With($$"""{"status":"Completed","charge":{{digits}},"remains":"{{digits}}","start_count":1e999999999,"x":-1e-999999999}""");

        var status = await panel.Client.GetOrderStatusAsync(5);

        Assert.Equal((null, null, null), (status.Charge, status.StartCount, status.Remains));
        Assert.Equal(["charge", "remains", "start_count", "x"], status.AdditionalData.Keys.Order());
    }

    [Fact]
    [Trait("Fault", "Answers: a catalog of rubbish")]
    public async Task A_catalog_of_rubbish_does_not_fill_the_memory()
    {
        var body = new StringBuilder("[0");
        for (var i = 0; i < 2 * Megabyte; i++) body.Append(",0");
        using var panel = CannedPanel.With(body.Append(']').ToString());

        await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetServicesAsync());
    }

    [Fact]
    public async Task An_answer_may_be_as_large_as_the_limit_and_no_larger()
    {
        Assert.Equal(20_000, (await Read(20_000)).Length);
        Assert.Equal(20_000, (await Read(long.MaxValue)).Length);
        await Assert.ThrowsAsync<AnswerTooLargeException>(() => Read(19_999));

        static async Task<byte[]> Read(long limit)
        {
            using var content = new ByteArrayContent(new byte[20_000]);
            return await BodyReader.ReadAsync(content, limit, default);
        }
    }

    [Theory]
    [InlineData("{\"balance\":\"{0}\"}")]
    [InlineData("{\"status\":\"{0}\",\"debug\":{\"post\":{\"key\":\"{0}\",\"x\":[\"{0}\"]}}}")]
    [InlineData("{\"error\":\"Wrong key {0}\"}")]
    [InlineData("{\"error\":{\"{0}\":\"{0}\"}}")]
    [InlineData("{\"order\":\"{0}\"}")]
    [InlineData("{\"refill\":\"{0}\",\"status\":1}")]
    [InlineData("<html><title>{0}</title>{0}</html>")]
    [InlineData("<html><body>CANARY&#45;7f3a9b2c</body></html>")]
    [InlineData("\"\\u0043ANARY-7f3a9b2c\"")]
    [InlineData("{\"a\":\"CANARY\\u002d7f3a9b2c\"}")]
    [Trait("Fault", "The key: hostile answers")]
    public async Task The_key_is_in_no_error(string body)
    {
        for (var before = 100; before < 170; before++)
        {
            foreach (var action in Question.Actions)
            {
                var padded = body.Replace("{0}", $"{new string('x', before / 2)} {new string('y', before - (before / 2))} {CannedPanel.Key}", StringComparison.Ordinal);
                using var panel = CannedPanel.With(padded);
                foreach (var answer in await Question.AnswersAsync(panel.Client, action, 1, 2)) Assert.DoesNotContain("CANARY-7", answer.Error?.ToString() ?? "", StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    private static async Task Everything(byte[] body, PanelErrorCode code)
    {
        foreach (var action in Question.Actions)
        {
            using var panel = new CannedPanel();
            panel.Answer(body);
            foreach (var answer in await Question.AnswersAsync(panel.Client, action, 1, 2))
                Assert.Equal(action is "add" or "refill" or "cancel" ? PanelErrorCode.OutcomeUnknown : code, answer.Error!.Code);
        }
    }
}
