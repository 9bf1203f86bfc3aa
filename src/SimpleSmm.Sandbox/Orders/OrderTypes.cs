using System.Collections.Generic;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Defines every order type that panels offer, with its fields.</summary>
internal static class OrderTypes
{
    public static readonly OrderType Default = new("Default") { Optional = ["runs", "interval"] };

    public static readonly OrderType Package = new("Package") { IsPackage = true };

    public static readonly OrderType CustomComments = new("Custom Comments") { CountedField = "comments", Required = ["comments"] };

    public static readonly OrderType CustomCommentsPackage = new("Custom Comments Package") { IsPackage = true, Required = ["comments"] };

    public static readonly OrderType Mentions = new("Mentions") { Required = ["usernames"] };

    public static readonly OrderType MentionsWithHashtags = new("Mentions with Hashtags") { Required = ["usernames", "hashtags"] };

    public static readonly OrderType MentionsCustomList =
        new("Mentions Custom List") { CountedField = "usernames", Required = ["usernames"] };

    public static readonly OrderType MentionsHashtag = new("Mentions Hashtag") { Required = ["hashtag"] };

    public static readonly OrderType MentionsUserFollowers = new("Mentions User Followers") { Required = ["username"] };

    public static readonly OrderType MentionsMediaLikers = new("Mentions Media Likers") { Required = ["media"] };

    public static readonly OrderType CommentLikes = new("Comment Likes") { Required = ["username"] };

    public static readonly OrderType CommentReplies =
        new("Comment Replies") { CountedField = "comments", Required = ["username", "comments"] };

    public static readonly OrderType Poll = new("Poll")
    {
        Required = ["answer_number"],
        Numbers = new Dictionary<string, (int Low, int High)> { ["answer_number"] = (0, int.MaxValue) },
    };

    public static readonly OrderType InvitesFromGroups = new("Invites from Groups") { Required = ["groups"] };

    public static readonly OrderType Seo = new("SEO") { Required = ["keywords"] };

    public static readonly OrderType WebTraffic = new("Web Traffic")
    {
        Required = ["country", "device", "type_of_traffic"],
        Optional = ["google_keyword", "referring_url", "runs", "interval"],
        Numbers = new Dictionary<string, (int Low, int High)> { ["device"] = (1, 5), ["type_of_traffic"] = (1, 3) },
        RequiredWhen = new Dictionary<(string Field, string Value), string>
        {
            [("type_of_traffic", "1")] = "google_keyword",
            [("type_of_traffic", "2")] = "referring_url",
        },
    };

    public static readonly OrderType Subscriptions = new("Subscriptions")
    {
        IsSubscription = true,
        Required = ["username", "min", "max", "delay"],
        Optional = ["posts", "old_posts", "expiry"],
    };

    public static readonly IReadOnlyList<OrderType> All =
    [
        Default, Package, CustomComments, CustomCommentsPackage, Mentions, MentionsWithHashtags, MentionsCustomList, MentionsHashtag,
        MentionsUserFollowers, MentionsMediaLikers, CommentLikes, CommentReplies, Poll, InvitesFromGroups, Seo, WebTraffic, Subscriptions,
    ];
}
