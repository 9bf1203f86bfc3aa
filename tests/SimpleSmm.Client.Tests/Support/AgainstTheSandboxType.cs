using System;
using System.Collections.Generic;
using System.Linq;

namespace SimpleSmm.Tests;

/// <summary>
/// An order type as docs/panel-api.md#order-types has it, written once more, so that neither side is compared with its own table.
/// </summary>
/// <param name="Name">The type.</param>
/// <param name="Service">A service of the sandbox that is of this type.</param>
/// <param name="Required">The fields an order needs.</param>
/// <param name="Optional">The fields it may have besides.</param>
/// <param name="Counted">The field whose lines are the quantity.</param>
internal sealed record AgainstTheSandboxType(string Name, int Service, string Required, string Optional = "", string? Counted = null)
{
    public static readonly AgainstTheSandboxType[] All =
    [
        new("Default", 1, "link quantity", "runs interval"),
        new("Package", 31, "link"),
        new("Custom Comments", 2, "link comments", Counted: "comments"),
        new("Custom Comments Package", 15, "link comments"),
        new("Mentions", 21, "link quantity usernames"),
        new("Mentions with Hashtags", 22, "link quantity usernames hashtags"),
        new("Mentions Custom List", 23, "link usernames", Counted: "usernames"),
        new("Mentions Hashtag", 24, "link quantity hashtag"),
        new("Mentions User Followers", 25, "link quantity username"),
        new("Mentions Media Likers", 26, "link quantity media"),
        new("Comment Likes", 12, "link quantity username"),
        new("Comment Replies", 13, "link username comments", Counted: "comments"),
        new("Poll", 62, "link quantity answer_number"),
        new("Invites from Groups", 71, "link quantity groups"),
        new("SEO", 91, "link quantity keywords"),
        new("Web Traffic", 90, "link quantity country device type_of_traffic", "runs interval google_keyword referring_url"),
        new("Subscriptions", 30, "username min max delay", "posts old_posts expiry"),
    ];

    /// <summary>Every field but the service, with a value that any service here is content with where the field belongs.</summary>
    public static readonly IReadOnlyDictionary<string, string> Values = new Dictionary<string, string>
    {
        ["link"] = "https://example.com/p", ["quantity"] = "1000", ["runs"] = "2", ["interval"] = "30", ["comments"] = "good\nbetter",
        ["usernames"] = "ann\nbob", ["hashtags"] = "#a\n#b", ["hashtag"] = "#c", ["username"] = "cem", ["media"] = "https://example.com/m",
        ["answer_number"] = "2", ["groups"] = "https://example.com/g1\nhttps://example.com/g2", ["keywords"] = "k1\nk2", ["country"] = "US",
        ["device"] = "5", ["type_of_traffic"] = "3", ["google_keyword"] = "shoes", ["referring_url"] = "https://example.com/r", ["min"] = "100",
        ["max"] = "200", ["posts"] = "3", ["old_posts"] = "2", ["delay"] = "15", ["expiry"] = "31/12/2090",
    };

    public bool IsPackage => Name.EndsWith("Package", StringComparison.Ordinal);

    public bool Needs(string field) => Required.Split(' ').Contains(field);

    public bool Takes(string field) => Needs(field) || Optional.Split(' ').Contains(field);

    /// <summary>An order with all that it needs and no more.</summary>
    public AgainstTheSandboxRow Order(Service service)
    {
        var fields = new Dictionary<string, string> { ["service"] = $"{Service}" };
        foreach (var field in Required.Split(' ')) fields[field] = field == Counted ? Lines(service.Minimum) : Values[field];
        return new("all that is needed", fields, null);
    }

    public static string Lines(long count) => string.Join('\n', Enumerable.Range(1, (int)count).Select(n => $"line {n}"));

    public override string ToString() => Name;
}
