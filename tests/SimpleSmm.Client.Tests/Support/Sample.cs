using System;
using System.Collections.Generic;

namespace SimpleSmm.Tests;

/// <summary>Orders and services for tests.</summary>
internal static class Sample
{
    public const string Link = "https://example.com/p";

    /// <summary>Every field there is, with a value of its own.</summary>
    public static readonly OrderRequest Everything = new()
    {
        ServiceId = 1, Link = Link, Quantity = 100, Runs = 2, Interval = 30,
        Comments = ["good", "better"], UserNames = ["ann", "bob"], Hashtags = ["#a", "#b"], Hashtag = "#c", UserName = "cem",
        MediaUrl = "https://example.com/m", AnswerNumber = "7", Groups = ["g1", "g2"], Keywords = ["k1", "k2"], Country = "US", Device = 5,
        TypeOfTraffic = 1, GoogleKeyword = "shoes", ReferringUrl = "https://example.com/r", Minimum = 10, Maximum = 20, Posts = 3, OldPosts = 4,
        Delay = 15, Expiry = new DateTime(2099, 2, 1, 13, 14, 15, DateTimeKind.Local),
        AdditionalFields = new Dictionary<string, string> { ["coupon"] = "X", ["custom_data[a]"] = "" },
    };

    /// <summary>What is sent of <see cref="Everything"/>.</summary>
    public static (string Name, string Value)[] EverythingSent(string separator) =>
    [
        ("service", "1"), ("link", Link), ("quantity", "100"), ("runs", "2"), ("interval", "30"),
        ("comments", $"good{separator}better"), ("usernames", $"ann{separator}bob"), ("hashtags", $"#a{separator}#b"), ("hashtag", "#c"), ("username", "cem"),
        ("media", "https://example.com/m"), ("answer_number", "7"), ("groups", $"g1{separator}g2"), ("keywords", $"k1{separator}k2"), ("country", "US"),
        ("device", "5"), ("type_of_traffic", "1"), ("google_keyword", "shoes"), ("referring_url", "https://example.com/r"), ("min", "10"), ("max", "20"),
        ("posts", "3"), ("old_posts", "4"), ("delay", "15"), ("expiry", "01/02/2099"), ("coupon", "X"), ("custom_data[a]", ""),
    ];

    /// <summary>An order with just what its type needs.</summary>
    public static OrderRequest Of(string type) => type switch
    {
        "Default" => Plain with { Quantity = 100 },
        "Package" => Plain,
        "Custom Comments" or "Custom Comments Package" => Plain with { Comments = ["a", "b"] },
        "Mentions" => Plain with { Quantity = 100, UserNames = ["u"] },
        "Mentions with Hashtags" => Plain with { Quantity = 100, UserNames = ["u"], Hashtags = ["#h"] },
        "Mentions Custom List" => Plain with { UserNames = ["u", "v"] },
        "Mentions Hashtag" => Plain with { Quantity = 100, Hashtag = "#h" },
        "Mentions User Followers" or "Comment Likes" => Plain with { Quantity = 100, UserName = "u" },
        "Mentions Media Likers" => Plain with { Quantity = 100, MediaUrl = "https://example.com/m" },
        "Comment Replies" => Plain with { UserName = "u", Comments = ["a", "b"] },
        "Poll" => Plain with { Quantity = 100, AnswerNumber = "2" },
        "Invites from Groups" => Plain with { Quantity = 100, Groups = ["g"] },
        "SEO" => Plain with { Quantity = 100, Keywords = ["k"] },
        "Web Traffic" => Plain with { Quantity = 100, Country = "US", Device = 5, TypeOfTraffic = 3 },
        "Subscriptions" => new OrderRequest { ServiceId = 1, UserName = "u", Minimum = 10, Maximum = 20, Delay = 0 },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static Service Service(string type = "Default", decimal rate = 1, long minimum = 1, long maximum = 1000, bool? dripFeed = null) => new()
    {
        ServiceId = 1, Type = type, Rate = rate, Minimum = minimum, Maximum = maximum, DripFeed = dripFeed, Currency = "USD",
        AdditionalData = new Dictionary<string, object?>(),
    };

    private static OrderRequest Plain => new() { ServiceId = 1, Link = Link };
}
