using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders;

/// <summary>What a customer writes is what the panel reads, byte for byte, in every field of text.</summary>
public sealed class OrderRequestTextTests : PanelTest
{
    private static readonly string[] Lists = ["comments", "usernames", "hashtags", "groups", "keywords"];
    private static readonly string[] Singles = ["hashtag", "username", "media", "country", "google_keyword", "referring_url"];

    public static TheoryData<string> Texts =>
    [
        .. OrderRequestFieldsTests.OddTexts.Select(row => row.Data),
        "شكراً جزيلاً 100% 👍🏽 \u2067עברית\u2069 “ok” + 1 & 2",
        "%2B%26%0A &amp; \\u0041 +%00",
        string.Concat(Enumerable.Repeat("😀é+%&\"'مش ", 260)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_text_field_is_sent_as_it_was_given(string text)
    {
        Answer("""{"order":1}""");
        string[] entries = [text, "", text, "last"];

        await Client.AddOrderAsync(Sample.Everything with
        {
            Link = text, Comments = entries, UserNames = entries, Hashtags = entries, Groups = entries, Keywords = entries, Hashtag = text, UserName = text,
            MediaUrl = text, AnswerNumber = text, Country = text, GoogleKeyword = text, ReferringUrl = text,
        });

        var sent = Assert.Single(Panel.Requests);
        foreach (var field in Singles.Append("link").Append("answer_number")) IsSent(field, text);
        foreach (var field in Lists) IsSent(field, $"{text}\n{text}\nlast");

        void IsSent(string field, string value)
        {
            Assert.Equal(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(sent[field]!));
            Assert.Contains($"&{field}={Uri.EscapeDataString(value)}&", sent.Body, StringComparison.Ordinal);
            Assert.Single(sent.Fields, f => f.Key == field);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_text_field_reaches_an_order_of_its_type(string text)
    {
        Panel.Panel.AddFunds(1000);
        var services = await Client.GetServicesAsync();
        var reached = 0;
        foreach (var type in AgainstTheSandboxType.All)
        {
            var service = services.Find(type.Service)!;
            var row = type.Order(service);
            foreach (var field in Lists.Concat(Singles).Where(type.Takes))
            {
                var value = Lists.Contains(field) ? string.Join('\n', Enumerable.Repeat(text, (int)Math.Max(2, service.Minimum))) : text;
                if (type.Counted is null && Lists.Contains(field)) value = $"{text}\n{text}";
                var placed = await Client.AddOrderAsync(row.With(null, (field, value)).ToRequest().CompleteFor(service));
                Assert.Equal(Encoding.UTF8.GetBytes(value), Encoding.UTF8.GetBytes(Panel.Panel.FindOrder(placed.OrderId!.Value)!.Fields[field]));
                reached++;
            }
        }

        Assert.Equal(18, reached);
    }

    [Fact]
    public async Task Comments_of_four_kilobytes_each_are_counted_and_kept_one_by_one()
    {
        var service = (await Client.GetServicesAsync()).Find(2)!;
        var comments = Enumerable.Range(0, 10).Select(n => n + string.Concat(Enumerable.Repeat("😀ש+%&\"", 420))).ToArray();
        Assert.All(comments, comment => Assert.True(Encoding.UTF8.GetByteCount(comment) >= 4096));

        var placed = await Client.AddOrderAsync((Sample.Of("Custom Comments") with { ServiceId = 2, Comments = comments }).CompleteFor(service));

        var order = Panel.Panel.FindOrder(placed.OrderId!.Value)!;
        Assert.Equal(10, order.Quantity);
        Assert.Equal(comments, order.Fields["comments"].Split('\n'));
    }
}
