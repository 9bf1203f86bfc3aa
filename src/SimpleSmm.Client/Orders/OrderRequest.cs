using System;
using System.Collections.Generic;
using SimpleSmm.Orders;
using SimpleSmm.Orders.Checks;

namespace SimpleSmm;

/// <summary>
/// An order as it is to be sent. Which fields a service takes depends on its type (<see cref="OrderType"/>). What is null or blank is not sent.
/// </summary>
/// <remarks>
/// Lists have one entry an item; blank entries are left out, because panels do not count them. The API's names and rules are those of
/// docs/panel-api.md#order-types.
/// </remarks>
public sealed record OrderRequest
{
    /// <summary>The id of the service.</summary>
    public long ServiceId { get; init; }

    /// <summary>The page that the order is for; empty for a subscription, which takes a <see cref="UserName"/>.</summary>
    public string Link { get; init; } = "";

    /// <summary>
    /// The pieces wanted; with <see cref="Runs"/>, the pieces of each run. Null where the service takes none, or where the list says it
    /// (<see cref="CompleteFor"/> fills it in).
    /// </summary>
    public long? Quantity { get; init; }

    /// <summary>How many deliveries a drip-feed makes; null for one delivery.</summary>
    public long? Runs { get; init; }

    /// <summary>The minutes between two deliveries of a drip-feed; null for one delivery.</summary>
    public long? Interval { get; init; }

    /// <summary>The texts to write, one comment an entry (<c>comments</c>).</summary>
    public IReadOnlyList<string>? Comments { get; init; }

    /// <summary>The users to mention, one an entry (<c>usernames</c>).</summary>
    public IReadOnlyList<string>? UserNames { get; init; }

    /// <summary>The hashtags to write, one an entry (<c>hashtags</c>).</summary>
    public IReadOnlyList<string>? Hashtags { get; init; }

    /// <summary>The groups to invite from, one an entry (<c>groups</c>).</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>The words to be found by, one an entry (<c>keywords</c>).</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>The hashtag whose users are mentioned (<c>hashtag</c>).</summary>
    public string? Hashtag { get; init; }

    /// <summary>The user whose followers are mentioned, who owns the comment, or who is subscribed to (<c>username</c>).</summary>
    public string? UserName { get; init; }

    /// <summary>The address of the post whose likers are mentioned (<c>media</c>).</summary>
    public string? MediaUrl { get; init; }

    /// <summary>Which answer of a poll to give, as the panel names it: mostly its number (<c>answer_number</c>).</summary>
    public string? AnswerNumber { get; init; }

    /// <summary>Where visitors come from: <c>US</c> or <c>United States</c>, by panel (<c>country</c>).</summary>
    public string? Country { get; init; }

    /// <summary>What visitors use: 1 desktop, 2 Android, 3 iOS, 4 mixed mobile, 5 mixed (<c>device</c>).</summary>
    public long? Device { get; init; }

    /// <summary>How visitors come: 1 by a Google keyword, 2 from a referring page, 3 directly (<c>type_of_traffic</c>).</summary>
    public long? TypeOfTraffic { get; init; }

    /// <summary>What visitors look for; needed where <see cref="TypeOfTraffic"/> is 1 (<c>google_keyword</c>).</summary>
    public string? GoogleKeyword { get; init; }

    /// <summary>The page that visitors come from; needed where <see cref="TypeOfTraffic"/> is 2 (<c>referring_url</c>).</summary>
    public string? ReferringUrl { get; init; }

    /// <summary>For a subscription: the fewest pieces for a post (<c>min</c>).</summary>
    public long? Minimum { get; init; }

    /// <summary>For a subscription: the most pieces for a post (<c>max</c>).</summary>
    public long? Maximum { get; init; }

    /// <summary>For a subscription: how many new posts, 1 or more; null for no end (<c>posts</c>).</summary>
    public long? Posts { get; init; }

    /// <summary>For a subscription: how many posts that are there already (<c>old_posts</c>).</summary>
    public long? OldPosts { get; init; }

    /// <summary>For a subscription: the minutes between a post and its delivery; panels take certain values only (<c>delay</c>).</summary>
    public long? Delay { get; init; }

    /// <summary>For a subscription: its last day, sent as <c>dd/MM/yyyy</c>; the time of day does not matter (<c>expiry</c>).</summary>
    public DateTime? Expiry { get; init; }

    /// <summary>Fields that this panel adds, by the API's names. Those above and <c>key</c> and <c>action</c> are refused here.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalFields { get; init; }

    /// <summary>The caller's own name for it, by which a ledger knows it again; null for a new one. It is not sent.</summary>
    public string? Reference { get; init; }

    /// <summary>What it should cost by the catalog, in the account's currency; null where that is not known.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>Says of the order what can be said without a catalog: everything that no panel could accept.</summary>
    /// <exception cref="PanelException">The order makes no sense; the code names the field.</exception>
    public void Validate() => OrderCheck.Validate(this, DateTime.UtcNow);

    /// <summary>
    /// Says of the order what can be said before it is sent to this service: <see cref="Validate"/>, the fields of the service's type, its
    /// limits and its flags. What the panel does not say of the service is unknown and stops nothing; an order of an unknown type is left
    /// as it is.
    /// </summary>
    /// <param name="service">The service of <see cref="ServiceId"/>, as the catalog has it.</param>
    /// <param name="observer">Told of what is odd and yet up to the panel; null for nobody.</param>
    /// <returns>The order with the quantity that its list says, and with its estimated charge.</returns>
    /// <exception cref="PanelException">The panel would refuse it, or it would not do what it says; the code names the field.</exception>
    public OrderRequest CompleteFor(Service service, IPanelObserver? observer = null)
    {
        OrderCheck.Validate(this, DateTime.UtcNow, OrderType.Find(service.Type));
        return ServiceCheck.Complete(this, service, observer);
    }

    /// <summary>The order in a few words, as a question or an error names it.</summary>
    /// <returns>For example <c>service 1, quantity 100, https://example.com/p</c>.</returns>
    public override string ToString() => OrderWords.Of(this);
}
