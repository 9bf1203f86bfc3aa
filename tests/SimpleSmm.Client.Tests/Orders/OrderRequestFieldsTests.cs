using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Tests.Orders;

/// <summary>Every field goes out under the API's name, as it was given.</summary>
public sealed class OrderRequestFieldsTests : PanelTest
{
    public static TheoryData<string> OddTexts =>
    [
        "100% + more = 50 % & key=other&action=cancel",
        "\"double\" 'single' `back` \\ \\n <b>tag</b> ; | #",
        "😀 👩‍👩‍👧‍👦 🇹🇷",
        "مرحبا شلום \u200f\u202e!",
        "  blanks around  ",
        "a,b;c|d\te",
        "İıŞ é e\u0301 ß ﬀ",
    ];

    [Fact]
    public async Task Every_field_is_sent_in_the_APIs_order()
    {
        Answer("""{"order":1}""");

        var order = await Client.AddOrderAsync(Sample.Everything);

        SentOnly("add", Sample.EverythingSent("\n"));
        Assert.Equal(Sample.EverythingSent("\n").Skip(5), order.Fields.Select(f => (f.Key, f.Value)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public async Task No_culture_changes_a_field(string culture)
    {
        Answer("""{"order":1}""");
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            await Client.AddOrderAsync(Sample.Everything);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        SentOnly("add", Sample.EverythingSent("\n"));
    }

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Odd_texts_arrive_byte_for_byte(string text)
    {
        Answer("""{"order":1}""");
        var request = Sample.Everything with
        {
            Comments = [text, "last"], Hashtag = text, UserName = text, AnswerNumber = text, GoogleKeyword = text,
            AdditionalFields = new Dictionary<string, string> { ["coupon"] = text },
        };

        await Client.AddOrderAsync(request);

        var sent = Assert.Single(Panel.Requests);
        Assert.Equal(Encoding.UTF8.GetBytes($"{text}\nlast"), Encoding.UTF8.GetBytes(sent["comments"]!));
        foreach (var field in new[] { "hashtag", "username", "answer_number", "google_keyword", "coupon" }) Assert.Equal(text, sent[field]);
        Assert.Contains($"&comments={Uri.EscapeDataString(text + "\nlast")}&", sent.Body, StringComparison.Ordinal);
        Assert.Equal(OrdinaryKey, sent["key"]);
    }

    [Fact]
    public async Task Comments_of_four_kilobytes_arrive()
    {
        Answer("""{"order":1}""");
        var comments = Enumerable.Range(0, 64).Select(i => $"{i:00} " + string.Concat(Enumerable.Repeat("😀é+%&\"", 10))).ToArray();

        await Client.AddOrderAsync(Sample.Of("Custom Comments") with { Comments = comments });

        var sent = Assert.Single(Panel.Requests)["comments"]!;
        Assert.InRange(Encoding.UTF8.GetByteCount(sent), 4096, 8192);
        Assert.Equal(comments, sent.Split('\n'));
    }

    [Fact]
    public async Task Blank_fields_are_not_sent()
    {
        Answer("""{"order":1}""");

        await Client.AddOrderAsync(new OrderRequest
        {
            ServiceId = 1, Link = " ", UserName = "u", Comments = [], UserNames = ["", " \t", null!], Hashtag = "", MediaUrl = " ", Country = null,
            AdditionalFields = new Dictionary<string, string> { ["coupon"] = null! },
        });

        SentOnly("add", ("service", "1"), ("username", "u"));
    }

    [Fact]
    public async Task An_unknown_outcome_names_every_field_that_was_sent()
    {
        Panel.Faults.Next(Fault.Answer(500, "oops"));

        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Connect(listSeparator: ",").AddOrderAsync(Sample.Everything));

        Assert.Equal(Sample.EverythingSent(",").ToDictionary(f => f.Name, f => f.Value), error.Fields);
        Assert.Contains("comments=good,better", error.Message, StringComparison.Ordinal);
    }
}
