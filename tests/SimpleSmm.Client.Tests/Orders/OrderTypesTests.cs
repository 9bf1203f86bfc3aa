using System;
using System.Linq;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Orders;

/// <summary>Each order type takes its fields and no others (docs/panel-api.md#order-types).</summary>
public sealed class OrderTypesTests : PanelTest
{
    public static TheoryData<string> Types => [.. OrderType.All.Select(type => type.Name)];

    [Theory]
    [InlineData("Default", "default", "DEFAULT", "0")]
    [InlineData("Package", "package", " Package ", "10")]
    [InlineData("Custom Comments", "custom_comments", "custom-comments", "CustomComments", "2", "Special Comments")]
    [InlineData("Custom Comments Package", "custom_comments_package", "14", "Package Comments")]
    [InlineData("Mentions", "mentions", "9")]
    [InlineData("Mentions with Hashtags", "mentions_with_hashtags", "3")]
    [InlineData("Mentions Custom List", "MENTIONS CUSTOM LIST", "4")]
    [InlineData("Mentions Hashtag", "mentions_hashtag", "6")]
    [InlineData("Mentions User Followers", "mentions_user_followers", "7")]
    [InlineData("Mentions Media Likers", "mentions_media_likers", "8")]
    [InlineData("Comment Likes", "comment_likes", "15")]
    [InlineData("Comment Replies", "comment_replies")]
    [InlineData("Poll", "poll", "17")]
    [InlineData("Invites from Groups", "invites_from_groups", "20", "Groups")]
    [InlineData("SEO", "seo")]
    [InlineData("Web Traffic", "web_traffic", "102")]
    [InlineData("Subscriptions", "subscriptions", "Subscription", "100")]
    public void A_type_is_known_by_all_its_names(string type, params string[] names)
    {
        foreach (var name in names) Assert.Equal(type, OrderType.Find(name)?.Name);
        Assert.Equal(type, OrderType.Find(type)?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Auto Likes")]
    [InlineData("Default 2")]
    [InlineData("1")]
    public void No_other_name_is_a_type(string? name) => Assert.Null(OrderType.Find(name));

    [Theory]
    [MemberData(nameof(Types))]
    public void An_order_with_all_that_is_needed_passes_and_gets_the_quantity_of_its_list(string type)
    {
        var order = Sample.Of(type);

        var complete = order.CompleteFor(Sample.Service(type));

        Assert.Equal(order with { Quantity = type is "Custom Comments" or "Custom Comments Package" or "Mentions Custom List" or "Comment Replies" ? 2 : order.Quantity, EstimatedCharge = complete.EstimatedCharge }, complete);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_required_field_is_missed_by_name(string type)
    {
        var known = OrderType.Find(type)!;
        foreach (var field in known.Required)
        {
            var bare = Without(Sample.Of(type), field);
            var error = Failing.With(CodeOf(field), () => bare.CompleteFor(Sample.Service(type)));
            if (field == "link" && !known.Required.Contains("username")) Assert.StartsWith("The link is empty", error.Message, StringComparison.Ordinal);
            else Assert.Contains($"({type}) needs {field}.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_foreign_field_is_refused_by_name_and_each_optional_one_passes(string type)
    {
        var known = OrderType.Find(type)!;
        foreach (var (name, _) in Sample.EverythingSent("\n").Take(25))
        {
            if (name is "service" or "interval" || known.Required.Contains(name)) continue;
            var order = With(Sample.Of(type), name);
            if (known.Optional.Contains(name) || (name == "quantity" && !known.IsSubscription))
            {
                order.CompleteFor(Sample.Service(type));
                continue;
            }

            var error = Failing.With(CodeOf(name), () => order.CompleteFor(Sample.Service(type)));
            Assert.Contains($"({type}) does not accept {name}. It needs ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Several_missing_fields_are_named_at_once()
    {
        var error = Failing.With(PanelErrorCode.InvalidField, () => Sample.Of("Default").CompleteFor(Sample.Service("Web Traffic")));

        Assert.Equal("Service 1 (Web Traffic) needs country and device and type_of_traffic.", error.Message);
    }

    [Fact]
    public void An_unknown_type_is_left_as_it_was_given_with_a_note()
    {
        var listener = new Listener();

        var order = Sample.Everything.CompleteFor(Sample.Service("Auto Likes", minimum: 1000, maximum: 2000), listener);

        Assert.Equal(Sample.Everything, order);
        Assert.Null(order.EstimatedCharge);
        var note = Assert.Single(listener.With("unknown type 'Auto Likes'"));
        Assert.Equal(PanelEventLevel.Verbose, note.Level);
    }

    [Fact]
    public async Task Quantity_goes_out_with_a_list_and_with_a_package()
    {
        foreach (var order in new[]
        {
            Sample.Of("Custom Comments").CompleteFor(Sample.Service("Custom Comments")),
            (Sample.Of("Package") with { Quantity = 5000 }).CompleteFor(Sample.Service("Package", minimum: 1, maximum: 1)),
        })
        {
            Answer("""{"order":1}""");
            await Client.AddOrderAsync(order);
        }

        Assert.Equal(["2", "5000"], Panel.Requests.Select(request => request["quantity"]));
    }

    private static PanelErrorCode CodeOf(string field) => field switch
    {
        "link" => PanelErrorCode.InvalidLink,
        "quantity" => PanelErrorCode.InvalidQuantity,
        _ => PanelErrorCode.InvalidField,
    };

    private static OrderRequest Without(OrderRequest order, string field) => field switch
    {
        "link" => order with { Link = "" },
        "quantity" => order with { Quantity = null },
        "comments" => order with { Comments = [" "] },
        "usernames" => order with { UserNames = [] },
        "hashtags" => order with { Hashtags = null },
        "hashtag" => order with { Hashtag = "" },
        "username" => order with { UserName = null },
        "media" => order with { MediaUrl = null },
        "answer_number" => order with { AnswerNumber = null },
        "groups" => order with { Groups = null },
        "keywords" => order with { Keywords = null },
        "country" => order with { Country = null },
        "device" => order with { Device = null },
        "type_of_traffic" => order with { TypeOfTraffic = null },
        "min" => order with { Minimum = null },
        "max" => order with { Maximum = null },
        "delay" => order with { Delay = null },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static OrderRequest With(OrderRequest order, string field) => field switch
    {
        "link" => order with { Link = Sample.Everything.Link },
        "quantity" => order with { Quantity = Sample.Everything.Quantity },
        "runs" => order with { Runs = 2, Interval = 30 },
        "comments" => order with { Comments = Sample.Everything.Comments },
        "usernames" => order with { UserNames = Sample.Everything.UserNames },
        "hashtags" => order with { Hashtags = Sample.Everything.Hashtags },
        "hashtag" => order with { Hashtag = Sample.Everything.Hashtag },
        "username" => order with { UserName = Sample.Everything.UserName },
        "media" => order with { MediaUrl = Sample.Everything.MediaUrl },
        "answer_number" => order with { AnswerNumber = Sample.Everything.AnswerNumber },
        "groups" => order with { Groups = Sample.Everything.Groups },
        "keywords" => order with { Keywords = Sample.Everything.Keywords },
        "country" => order with { Country = Sample.Everything.Country },
        "device" => order with { Device = Sample.Everything.Device },
        "type_of_traffic" => order with { TypeOfTraffic = 3 },
        "google_keyword" => order with { GoogleKeyword = Sample.Everything.GoogleKeyword },
        "referring_url" => order with { ReferringUrl = Sample.Everything.ReferringUrl },
        "min" => order with { Minimum = 10 },
        "max" => order with { Maximum = 20 },
        "posts" => order with { Posts = 3 },
        "old_posts" => order with { OldPosts = 4 },
        "delay" => order with { Delay = 15 },
        "expiry" => order with { Expiry = Sample.Everything.Expiry },
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
