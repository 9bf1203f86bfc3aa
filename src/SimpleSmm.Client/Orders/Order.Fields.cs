using System;
using System.Collections.Generic;
using SimpleSmm.Orders;

namespace SimpleSmm;

/// <content>
/// Defines the fields of the order types as New-SmmOrder takes them in a row, so that an order that was written to a file is the same order
/// when it is read. They are texts as they were sent; lists have one entry per line.
/// </content>
public sealed partial class Order
{
    /// <summary>Gets the comments, one per line.</summary>
    public string? Comments => Field("comments");

    /// <summary>Gets the users to mention, one per line.</summary>
    public string? UserNames => Field("usernames");

    /// <summary>Gets the hashtags, one per line.</summary>
    public string? Hashtags => Field("hashtags");

    /// <summary>Gets the hashtag whose users are mentioned.</summary>
    public string? Hashtag => Field("hashtag");

    /// <summary>Gets the user whose followers are mentioned, the owner of the comment, or the user to subscribe to.</summary>
    public string? UserName => Field("username");

    /// <summary>Gets the address of the post whose likers are mentioned.</summary>
    public string? MediaUrl => Field("media");

    /// <summary>Gets the poll answer to vote for.</summary>
    public string? AnswerNumber => Field("answer_number");

    /// <summary>Gets the groups to invite from, one per line.</summary>
    public string? Groups => Field("groups");

    /// <summary>Gets the search keywords, one per line.</summary>
    public string? Keywords => Field("keywords");

    /// <summary>Gets the country of the visitors.</summary>
    public string? Country => Field("country");

    /// <summary>Gets the device of the visitors.</summary>
    public string? Device => Field("device");

    /// <summary>Gets the source of the visitors.</summary>
    public string? TypeOfTraffic => Field("type_of_traffic");

    /// <summary>Gets the keyword that visitors search for.</summary>
    public string? GoogleKeyword => Field("google_keyword");

    /// <summary>Gets the page that visitors come from.</summary>
    public string? ReferringUrl => Field("referring_url");

    /// <summary>Gets the minimum quantity per post of a subscription.</summary>
    public string? Minimum => Field("min");

    /// <summary>Gets the maximum quantity per post of a subscription.</summary>
    public string? Maximum => Field("max");

    /// <summary>Gets the number of new posts of a subscription.</summary>
    public string? Posts => Field("posts");

    /// <summary>Gets the number of existing posts of a subscription.</summary>
    public string? OldPosts => Field("old_posts");

    /// <summary>Gets the minutes between a post and its delivery in a subscription.</summary>
    public string? Delay => Field("delay");

    /// <summary>Gets the last day of a subscription, as the API has it: <c>31/12/2026</c>.</summary>
    public string? Expiry => Field("expiry");

    /// <summary>Gets the additional fields of the panel as a JSON object; null if there are none.</summary>
    public string? AdditionalFields
    {
        get
        {
            var others = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var other in Fields)
            {
                if (!OrderRequestFields.IsKnown(other.Key)) others[other.Key] = other.Value;
            }

            return OrderFields.ToJson(others);
        }
    }

    private string? Field(string name) => Fields.TryGetValue(name, out var value) ? value : null;
}
