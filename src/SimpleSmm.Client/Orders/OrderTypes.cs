using System.Collections.Generic;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Orders;

/// <summary>
/// Lists the order types of docs/panel-api.md#order-types. A number is the type's id on panels that do not send names. "Auto Likes" and
/// similar types are left out because their meaning differs between panels.
/// </summary>
internal static class OrderTypes
{
    public static readonly OrderType[] All =
    [
        new("Default", "link", "quantity") { Optional = ["runs", "interval"], Aliases = ["0"] },
        new("Package", "link") { IsPackage = true, Aliases = ["10"] },
        new("Custom Comments", "link", "comments") { QuantityFrom = "comments", Aliases = ["2", "Special Comments"] },
        new("Custom Comments Package", "link", "comments")
        {
            QuantityFrom = "comments", IsPackage = true, Aliases = ["14", "Package Comments"],
        },
        new("Mentions", "link", "quantity", "usernames") { Aliases = ["9"] },
        new("Mentions with Hashtags", "link", "quantity", "usernames", "hashtags") { Aliases = ["3"] },
        new("Mentions Custom List", "link", "usernames") { QuantityFrom = "usernames", Aliases = ["4"] },
        new("Mentions Hashtag", "link", "quantity", "hashtag") { Aliases = ["6"] },
        new("Mentions User Followers", "link", "quantity", "username") { Aliases = ["7"] },
        new("Mentions Media Likers", "link", "quantity", "media") { Aliases = ["8"] },
        new("Comment Likes", "link", "quantity", "username") { Aliases = ["15"] },
        new("Comment Replies", "link", "username", "comments") { QuantityFrom = "comments" },
        new("Poll", "link", "quantity", "answer_number") { Aliases = ["17"] },
        new("Invites from Groups", "link", "quantity", "groups") { Aliases = ["20", "Groups"] },
        new("SEO", "link", "quantity", "keywords"),
        new("Web Traffic", "link", "quantity", "country", "device", "type_of_traffic")
        {
            Optional = ["runs", "interval", "google_keyword", "referring_url"], Aliases = ["102"],
        },
        new("Subscriptions", "username", "min", "max", "delay")
        {
            Optional = ["posts", "old_posts", "expiry"], IsSubscription = true, Aliases = ["100", "Subscription"],
        },
    ];

    private static readonly Dictionary<string, OrderType> ByName = Index();

    public static OrderType? Find(string? type) =>
        type is not null && ByName.TryGetValue(NameNormalizer.Normalize(type), out var known) ? known : null;

    private static Dictionary<string, OrderType> Index()
    {
        var index = new Dictionary<string, OrderType>();
        foreach (var type in All)
        {
            index.Add(NameNormalizer.Normalize(type.Name), type);
            foreach (var alias in type.Aliases) index.Add(NameNormalizer.Normalize(alias), type);
        }

        return index;
    }
}
