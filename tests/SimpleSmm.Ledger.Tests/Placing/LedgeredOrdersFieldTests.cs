using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;
using SimpleSmm.TestPanel.Faults;

namespace SimpleSmm.Ledger.Tests.Placing;

/// <summary>Every field that is sent is kept, and makes an order another one.</summary>
public sealed class LedgeredOrdersFieldTests : LedgerTest
{
    private static readonly OrderRequest Everything = new()
    {
        ServiceId = 1, Link = "https://example.com/p", Quantity = 100, Runs = 2, Interval = 30,
        Comments = ["\"good\" + 100% & 😀", "أفضل", "\\n"], UserNames = ["ann", "bob"], Hashtags = ["#a"], Hashtag = "#c", UserName = "cem",
        MediaUrl = "m", AnswerNumber = "7", Groups = ["g1", "g2"], Keywords = ["k1", "k2"], Country = "US", Device = 5, TypeOfTraffic = 1,
        GoogleKeyword = "shoes", ReferringUrl = "r", Minimum = 10, Maximum = 20, Posts = 3, OldPosts = 4, Delay = 15, Expiry = new DateTime(2099, 2, 1),
        AdditionalFields = new Dictionary<string, string> { ["coupon"] = "X", ["flag"] = "" },
    };

    private static readonly (string Field, OrderRequest Order)[] Changes =
    [
        ("service", Everything with { ServiceId = 2 }),
        ("link", Everything with { Link = "https://example.com/P" }),
        ("quantity", Everything with { Quantity = 101 }),
        ("quantity", Everything with { Quantity = null }),
        ("runs", Everything with { Runs = 3 }),
        ("interval", Everything with { Interval = 60 }),
        ("comments", Everything with { Comments = ["\"good\" + 100% & 😀", "أفضل"] }),
        ("comments", Everything with { Comments = ["أفضل", "\"good\" + 100% & 😀", "\\n"] }),
        ("comments", Everything with { Comments = null }),
        ("usernames", Everything with { UserNames = ["ann", "Bob"] }),
        ("hashtags", Everything with { Hashtags = ["#a", "#b"] }),
        ("hashtag", Everything with { Hashtag = "#C" }),
        ("username", Everything with { UserName = null }),
        ("media", Everything with { MediaUrl = "m2" }),
        ("answer_number", Everything with { AnswerNumber = "07" }),
        ("groups", Everything with { Groups = ["g1"] }),
        ("keywords", Everything with { Keywords = ["k1k2"] }),
        ("country", Everything with { Country = "TR" }),
        ("device", Everything with { Device = 4 }),
        ("type_of_traffic", Everything with { TypeOfTraffic = 2 }),
        ("google_keyword", Everything with { GoogleKeyword = "boots" }),
        ("referring_url", Everything with { ReferringUrl = "r2" }),
        ("min", Everything with { Minimum = 11 }),
        ("max", Everything with { Maximum = 21 }),
        ("posts", Everything with { Posts = null }),
        ("old_posts", Everything with { OldPosts = 5 }),
        ("delay", Everything with { Delay = 30 }),
        ("expiry", Everything with { Expiry = new DateTime(2099, 2, 2) }),
        ("coupon", Everything with { AdditionalFields = new Dictionary<string, string> { ["coupon"] = "Y", ["flag"] = "" } }),
        ("flag", Everything with { AdditionalFields = new Dictionary<string, string> { ["coupon"] = "X" } }),
        ("more", Everything with { AdditionalFields = new Dictionary<string, string> { ["coupon"] = "X", ["flag"] = "", ["more"] = "1" } }),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_known_order_is_returned_and_not_sent_again(string kind)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Next(Fault.Answer(200, """{"order":77}"""));

        await Orders(ledger).PlaceAsync(Everything, "A-1");
        var again = await Orders(ledger).PlaceAsync(
            Everything with { Expiry = new DateTime(2099, 2, 1, 9, 0, 0), Comments = [.. Everything.Comments!, " "], EstimatedCharge = 3 }, "A-1");

        var sent = Assert.Single(Panel.Requests).Fields.Skip(2).ToDictionary(f => f.Key, f => f.Value);
        Assert.Equal((77L, true), (again.OrderId, again.AlreadyPlaced));
        var kept = ledger.Find("A-1")!;
        Assert.Equal(("1", kept.Link, "100", "2", "30"), (sent["service"], sent["link"], sent["quantity"], sent["runs"], sent["interval"]));
        foreach (var name in new[] { "service", "link", "quantity", "runs", "interval" }) sent.Remove(name);
        Assert.Equal(22, sent.Count);
        Assert.Equal(sent, kept.Fields);
        Assert.True(kept.HasFieldsOf(Everything));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Any_field_that_differs_is_a_conflict_that_names_it(string kind)
    {
        var ledger = Ledger(kind);
        Make.Placed(ledger, "A-1", 1, Everything);

        foreach (var (field, order) in Changes)
        {
            Assert.False(ledger.Find("A-1")!.HasFieldsOf(order), field);
            var error = await Failing.With(PanelErrorCode.ReferenceConflict, () => Orders(ledger).PlaceAsync(order, "A-1"));
            Assert.EndsWith($"They differ in {field}.", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Panel.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_unknown_order_is_named_with_all_its_fields(string kind)
    {
        var ledger = Ledger(kind);
        Panel.Faults.Next(Fault.Answer(500, "oops"));
        var first = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Orders(ledger).PlaceAsync(Everything, "A-1"));

        var again = await Failing.With(PanelErrorCode.OutcomeUnknown, () => Orders(ledger).PlaceAsync(Everything, "A-1"));

        Assert.Single(Panel.Requests);
        Assert.Equal(27, again.Fields.Count);
        Assert.Equal(first.Fields, again.Fields);
        Assert.Contains("good", again.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_quantity_that_the_list_says_makes_no_other_order(string kind)
    {
        var ledger = Ledger(kind);
        var bare = new OrderRequest { ServiceId = 2, Link = "https://example.com/p", Comments = ["a", "b"] };
        Make.Placed(ledger, "bare", 1, bare);
        Make.Placed(ledger, "counted", 2, bare with { Quantity = 2 });

        Assert.True((await Orders(ledger).PlaceAsync(bare with { Quantity = 2 }, "bare")).AlreadyPlaced);
        Assert.True((await Orders(ledger).PlaceAsync(bare, "counted")).AlreadyPlaced);
        await Failing.With(PanelErrorCode.ReferenceConflict, () => Orders(ledger).PlaceAsync(bare with { Quantity = 3 }, "bare"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_panels_list_separator_is_not_part_of_an_order(string kind)
    {
        var ledger = Ledger(kind);
        var order = new OrderRequest { ServiceId = 2, Link = "https://example.com/p", Comments = ["a", "b"] };
        Panel.Faults.Next(Fault.Answer(200, """{"order":77}"""));

        await Orders(ledger, listSeparator: "\r\n").PlaceAsync(order, "A-1");
        var again = await Orders(ledger).PlaceAsync(order, "A-1");

        Assert.Equal("a\r\nb", Assert.Single(Panel.Requests)["comments"]);
        Assert.True(again.AlreadyPlaced);
        Assert.Equal("a\nb", again.Fields["comments"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_entry_with_the_separator_leaves_the_ledger_as_it_was(string kind)
    {
        var ledger = Ledger(kind);
        var order = new OrderRequest { ServiceId = 2, Link = "https://example.com/p", Comments = ["a, b"] };

        await Failing.With(PanelErrorCode.InvalidField, () => Orders(ledger, listSeparator: ",").PlaceAsync(order, "A-1"));

        Assert.Null(ledger.Find("A-1"));
        Assert.Empty(Panel.Requests);
    }

    [Fact]
    public async Task A_row_of_before_there_were_more_fields_is_still_known()
    {
        var ledger = Ledger("sqlite");
        Make.Placed(ledger, "old", 5, Make.Request());
        Folder.Execute("UPDATE orders SET fields = NULL");

        Assert.Empty(ledger.Find("old")!.Fields);
        Assert.True((await Orders(ledger).PlaceAsync(Make.Request(), "old")).AlreadyPlaced);
    }
}
