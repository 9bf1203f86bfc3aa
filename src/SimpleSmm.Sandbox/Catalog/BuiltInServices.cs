using System.Collections.Generic;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox.Catalog;

/// <summary>
/// Defines the services that every sandbox offers: each order type, each combination of refill and cancel, and rates of 0 to 5 decimals.
/// </summary>
internal static class BuiltInServices
{
    private const bool Yes = true, No = false;

    public static IEnumerable<Service> All()
    {
        // Id, name, type, category, rate, min, max, refill, cancel, drip-feed. Services 1 and 2 are the documented examples.
        const string followers = "Instagram Followers", likes = "Instagram Likes", comments = "Instagram Comments",
            mentions = "Instagram Mentions", tiktok = "TikTok", youtube = "YouTube", x = "X (Twitter)", facebook = "Facebook",
            telegram = "Telegram", web = "Website & SEO";
        var plain = OrderTypes.Default;

        yield return new(1, "Instagram Followers [Refill 30 Days]", plain, followers, "0.90", 50, 100000, Yes, Yes, Yes);
        yield return new(2, "Instagram Custom Comments [Real]", OrderTypes.CustomComments, comments, "8", 10, 1500, No, Yes, No);
        yield return new(3, "Instagram Followers [No Refill]", plain, followers, "0.4125", 10, 500000, No, No, Yes);
        yield return new(4, "Instagram Followers [Refill 365 Days] ♻️", plain, followers, "2.35", 100, 200000, Yes, No, Yes);
        yield return new(5, "Instagram Followers [Slow, Cancel Enabled]", plain, followers, "0.725", 50, 50000, No, Yes, No);
        yield return new(8, "Instagram Likes [Instant]", plain, likes, "0.09", 10, 300000, No, Yes, Yes);
        yield return new(9, "Instagram Likes [Refill 30 Days]", plain, likes, "0.21875", 20, 100000, Yes, Yes, Yes);
        yield return new(10, "Instagram Likes [Power Accounts]", plain, likes, "1.5", 10, 2000, No, No, No);
        yield return new(12, "Instagram Comment Likes", OrderTypes.CommentLikes, comments, "3.6", 5, 5000, No, No, No);
        yield return new(13, "Instagram Comment Replies [Custom]", OrderTypes.CommentReplies, comments, "12.5", 1, 500, No, Yes, No);
        yield return new(14, "Instagram Random Comments", plain, comments, "6.2", 10, 1000, No, Yes, No);
        yield return new(15, "Instagram 10 Custom Comments Package", OrderTypes.CustomCommentsPackage, comments, "0.95", 1, 1, No, No, No);
        yield return new(21, "Instagram Mentions", OrderTypes.Mentions, mentions, "4.1", 100, 50000, No, No, No);
        yield return new(22, "Instagram Mentions with Hashtags", OrderTypes.MentionsWithHashtags, mentions, "4.75", 100, 50000, No, No, No);
        yield return new(23, "Instagram Mentions [Custom List]", OrderTypes.MentionsCustomList, mentions, "5", 5, 10000, No, Yes, No);
        yield return new(24, "Instagram Mentions [Hashtag]", OrderTypes.MentionsHashtag, mentions, "3.9", 100, 50000, No, No, No);
        yield return new(
            25, "Instagram Mentions [User Followers]", OrderTypes.MentionsUserFollowers, mentions, "3.45", 100, 100000, No, No, No);
        yield return new(26, "Instagram Mentions [Media Likers]", OrderTypes.MentionsMediaLikers, mentions, "3.55", 100, 20000, No, No, No);
        yield return new(30, "Instagram Auto Likes [Subscription]", OrderTypes.Subscriptions, likes, "0.35", 20, 20000, No, No, No);
        yield return new(31, "Instagram Starter Package", OrderTypes.Package, followers, "4.99", 1, 1, No, Yes, No);
        yield return new(
            32, "Instagram Auto Views [Subscription, Cancel Enabled]", OrderTypes.Subscriptions, likes, "0.04", 100, 50000, No, Yes, No);
        yield return new(40, "TikTok Followers [Refill 30 Days]", plain, tiktok, "1.85", 10, 50000, Yes, Yes, Yes);
        yield return new(41, "TikTok Likes", plain, tiktok, "0.31", 10, 100000, Yes, No, Yes);
        yield return new(42, "TikTok Views [Cheapest]", plain, tiktok, "0.00135", 100, 10000000, No, No, Yes);
        yield return new(43, "TikTok Custom Comments", OrderTypes.CustomComments, tiktok, "6.75", 5, 500, Yes, Yes, No);
        yield return new(44, "TikTok Shares", plain, tiktok, "0.05", 50, 100000, No, Yes, No);
        yield return new(50, "YouTube Views [Lifetime Guarantee]", plain, youtube, "1.175", 500, 1000000, Yes, Yes, Yes);
        yield return new(51, "YouTube Subscribers [Refill 60 Days]", plain, youtube, "14.2", 50, 20000, Yes, No, No);
        yield return new(52, "YouTube Likes", plain, youtube, "0.84", 20, 50000, Yes, Yes, Yes);
        yield return new(53, "YouTube 4000 Watch Hours Package", OrderTypes.Package, youtube, "34.5", 1, 1, Yes, No, No);
        yield return new(54, "YouTube Custom Comments [USA 🇺🇸]", OrderTypes.CustomComments, youtube, "22", 5, 300, No, No, No);
        yield return new(60, "X Followers", plain, x, "3.4", 20, 20000, Yes, No, No);
        yield return new(61, "X Likes", plain, x, "1.96", 20, 10000, No, Yes, Yes);
        yield return new(62, "X Poll Votes", OrderTypes.Poll, x, "0.55", 50, 100000, No, No, No);
        yield return new(70, "Facebook Page Likes", plain, facebook, "1.28", 100, 50000, Yes, Yes, Yes);
        yield return new(71, "Facebook Invites from Groups", OrderTypes.InvitesFromGroups, facebook, "2.9", 100, 5000, No, Yes, No);
        yield return new(72, "Facebook Post Reactions \"Love\" ❤", plain, facebook, "0.77", 20, 20000, No, No, No);
        yield return new(80, "Telegram Channel Members", plain, telegram, "0.65", 100, 200000, Yes, No, Yes);
        yield return new(81, "Telegram Post Views", plain, telegram, "0.012", 100, 1000000, No, Yes, Yes);
        yield return new(90, "Website Traffic [Choose Country]", OrderTypes.WebTraffic, web, "0.38", 500, 1000000, No, Yes, Yes);
        yield return new(91, "Website SEO Backlinks", OrderTypes.Seo, web, "18", 100, 10000, No, No, No);
    }
}
