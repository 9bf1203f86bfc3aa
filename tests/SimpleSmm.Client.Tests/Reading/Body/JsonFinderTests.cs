using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Reading.Body;

/// <summary>What panels put around their JSON (docs/panel-api.md#noise-around-the-json).</summary>
public sealed class JsonFinderTests
{
    private const string Json = """{"balance":"5.5","currency":"USD"}""";

    private static readonly string LongPage =
        $"<!DOCTYPE html><html><head><title>Home</title><style>a {{ color: red }}</style></head><body>{string.Concat(Enumerable.Repeat("<p class='x'>Best SMM panel [#1] {cheap}</p>\n", 2_300))}</body></html>";

    public static TheoryData<string> Around => new(
        "\uFEFF{0}",
        "\uFEFF\uFEFF\r\n{0}",
        "\n\n\n  {0}",
        "{0}\r\n\r\n",
        "\0\0{0}\0",
        "<br />\n<b>Warning</b>:  Undefined variable $x in <b>/var/www/api.php</b> on line <b>12</b><br />\n{0}",
        "<br />\n<b>Notice</b>:  Trying to access array offset [0] on value of type null in <b>/var/www/api.php</b> on line <b>7</b><br />\n{0}",
        "\nWarning: Undefined array key \"x\" in /var/www/api.php on line 3\n{0}",
        "PHP Deprecated:  Cannot use [] for {} in SQLSTATE[42S02] (1 < 2)\n{0}",
        "{0}<!-- cached 0.2s -->",
        "{0}\nDone in 0.1 s",
        "{0}<script>var a = {\"balance\":\"1\"};</script>",
        "<script>window.x = {\"balance\":\"1\"};</script>{0}",
        "<style>a {\"b\":1}</style><!-- {\"balance\":\"1\"} -->{0}",
        "<div data-x='{\"balance\":\"1\"}'></div>{0}",
        "<pre>{0}</pre>",
        "<html><body>{0}</body></html>",
        "{0}{0}",
        "{0}\n{0}\n");

    [Theory]
    [MemberData(nameof(Around))]
    public async Task The_answer_is_found_in_it(string around) => Assert.Equal("5.5 USD", await Read(around.Replace("{0}", Json, StringComparison.Ordinal)));

    [Fact]
    public async Task The_answer_is_found_after_100_kilobytes_of_a_page()
    {
        Assert.InRange(LongPage.Length, 100_000, 200_000);
        Assert.Equal("5.5 USD", await Read(LongPage + Json));
    }

    [Theory]
    [InlineData("Warning: x in y.php on line 3\n[]")]
    [InlineData("\uFEFF[]")]
    [InlineData("[]\n")]
    public async Task An_empty_list_is_an_answer_at_the_end(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("0 services", await Question.AskAsync(panel.Client, "services"));
    }

    [Theory]
    [InlineData("Fatal error: Cannot use [] for reading in x.php on line 3")]
    [InlineData("Fatal error: {} is not [] in x.php")]
    [InlineData("""[{"service":1,"rate":1},{"service":2,"ra""")]
    [InlineData("""Warning: x [{"service":1,"rate":1},{"service":2,"rate":NaN}]""")]
    [InlineData("""{"services":[{"service":1,"rate":1}]""")]
    [InlineData("""{"service":1,"rate":1}{"service":2,"rate":2}""")]
    [InlineData("""<script>x = [{"service":1,"rate":1}]</script>""")]
    [InlineData("""<script>x = [{"service":1,"rate":1}]""")]
    public async Task A_part_of_an_answer_is_none(string body)
    {
        using var panel = CannedPanel.With(body);

        Assert.Equal("ResponseInvalid", await Question.AskAsync(panel.Client, "services"));
    }

    [Theory]
    [InlineData("\"{\\\"balance\\\":\\\"5.5\\\",\\\"currency\\\":\\\"USD\\\"}\"")]
    [InlineData("\"\\\"{\\\\\\\"balance\\\\\\\":\\\\\\\"5.5\\\\\\\",\\\\\\\"currency\\\\\\\":\\\\\\\"USD\\\\\\\"}\\\"\"")]
    [InlineData("""{"balance":"5.5","currency":"USD",}""")]
    [InlineData("""/* v2 */ {"balance":"5.5","currency":"USD"} // end""")]
    public async Task Json_in_json_and_json_with_comments_are_read(string body) => Assert.Equal("5.5 USD", await Read(body));

    [Theory]
    [InlineData("text/html; charset=UTF-8")]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData("image/png")]
    [InlineData("")]
    public async Task The_content_type_is_not_believed(string contentType)
    {
        using var panel = new CannedPanel();
        panel.Answer(Encoding.UTF8.GetBytes(Json), contentType: contentType);

        Assert.Equal("5.5 USD", await Question.AskAsync(panel.Client, "balance"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\uFEFF")]
    [InlineData("\0\0\0")]
    public async Task An_empty_body_is_said_to_be_one(string body)
    {
        using var panel = CannedPanel.With(body);

        var error = await Assert.ThrowsAsync<PanelException>(() => panel.Client.GetBalanceAsync());

        Assert.Equal(PanelErrorCode.ResponseInvalid, error.Code);
        Assert.Contains("answer is empty", error.Message, StringComparison.Ordinal);
    }

    private static async Task<string> Read(string body)
    {
        using var panel = CannedPanel.With(body);
        return await Question.AskAsync(panel.Client, "balance");
    }
}
