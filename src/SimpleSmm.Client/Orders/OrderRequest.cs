using System;
using System.Collections.Generic;
using SimpleSmm.Orders;
using SimpleSmm.Orders.Checks;

namespace SimpleSmm;

/// <summary>
/// Represents an order to send. The fields depend on the type of the service (<see cref="OrderType"/>). Null and blank values are not sent.
/// </summary>
/// <remarks>
/// Blank entries of lists are left out because panels do not count them. Field names and rules are those of
/// docs/panel-api.md#order-types.
/// </remarks>
public sealed record OrderRequest
{
    /// <summary>Gets the id of the service.</summary>
    public long ServiceId { get; init; }

    /// <summary>Gets the link to deliver to; empty for a subscription, which needs a <see cref="UserName"/> instead.</summary>
    public string Link { get; init; } = "";

    /// <summary>
    /// Gets the quantity; with <see cref="Runs"/>, the quantity per run. Null if the service does not need one, or if it is the number of
    /// list entries (<see cref="CompleteFor"/> fills it in).
    /// </summary>
    public long? Quantity { get; init; }

    /// <summary>Gets the number of drip-feed runs; null for a single delivery.</summary>
    public long? Runs { get; init; }

    /// <summary>Gets the minutes between drip-feed runs; null for a single delivery.</summary>
    public long? Interval { get; init; }

    /// <summary>Gets the comments to write, one per entry (<c>comments</c>).</summary>
    public IReadOnlyList<string>? Comments { get; init; }

    /// <summary>Gets the users to mention, one per entry (<c>usernames</c>).</summary>
    public IReadOnlyList<string>? UserNames { get; init; }

    /// <summary>Gets the hashtags to write, one per entry (<c>hashtags</c>).</summary>
    public IReadOnlyList<string>? Hashtags { get; init; }

    /// <summary>Gets the groups to invite from, one per entry (<c>groups</c>).</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Gets the search keywords, one per entry (<c>keywords</c>).</summary>
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>Gets the hashtag whose users are mentioned (<c>hashtag</c>).</summary>
    public string? Hashtag { get; init; }

    /// <summary>Gets the user: the owner of the followers, of the comment or of the subscribed account (<c>username</c>).</summary>
    public string? UserName { get; init; }

    /// <summary>Gets the address of the post whose likers are mentioned (<c>media</c>).</summary>
    public string? MediaUrl { get; init; }

    /// <summary>Gets the poll answer to vote for, as the panel names it; usually its number (<c>answer_number</c>).</summary>
    public string? AnswerNumber { get; init; }

    /// <summary>Gets the country of visitors: <c>US</c> or <c>United States</c>, depending on the panel (<c>country</c>).</summary>
    public string? Country { get; init; }

    /// <summary>Gets the device of visitors: 1 desktop, 2 Android, 3 iOS, 4 mixed mobile, 5 mixed (<c>device</c>).</summary>
    public long? Device { get; init; }

    /// <summary>Gets the source of visitors: 1 by a Google keyword, 2 from a referring page, 3 directly (<c>type_of_traffic</c>).</summary>
    public long? TypeOfTraffic { get; init; }

    /// <summary>Gets the Google search keyword; required if <see cref="TypeOfTraffic"/> is 1 (<c>google_keyword</c>).</summary>
    public string? GoogleKeyword { get; init; }

    /// <summary>Gets the referring page; required if <see cref="TypeOfTraffic"/> is 2 (<c>referring_url</c>).</summary>
    public string? ReferringUrl { get; init; }

    /// <summary>Gets the minimum quantity per post of a subscription (<c>min</c>).</summary>
    public long? Minimum { get; init; }

    /// <summary>Gets the maximum quantity per post of a subscription (<c>max</c>).</summary>
    public long? Maximum { get; init; }

    /// <summary>Gets the number of new posts of a subscription; 0 for old posts only, null for no limit (<c>posts</c>).</summary>
    public long? Posts { get; init; }

    /// <summary>Gets the number of existing posts of a subscription (<c>old_posts</c>).</summary>
    public long? OldPosts { get; init; }

    /// <summary>
    /// Gets the minutes between a post and its delivery in a subscription; panels accept only certain values (<c>delay</c>).
    /// </summary>
    public long? Delay { get; init; }

    /// <summary>Gets the last day of a subscription, sent as <c>dd/MM/yyyy</c>; the time of day is ignored (<c>expiry</c>).</summary>
    public DateTime? Expiry { get; init; }

    /// <summary>
    /// Gets additional fields of this panel, by their API names. <c>key</c>, <c>action</c> and fields with a property are rejected.
    /// </summary>
    public IReadOnlyDictionary<string, string>? AdditionalFields { get; init; }

    /// <summary>Gets the caller's reference, by which a ledger recognizes the order; null to create one. It is not sent.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the name of the session that the order is for; null outside PowerShell. It is not sent.</summary>
    public string? Session { get; init; }

    /// <summary>
    /// Gets the address of the panel that the order is for, normalized as <see cref="LedgerAccount.Uri"/> is; null outside PowerShell. It
    /// is not sent.
    /// </summary>
    public string? Panel { get; init; }

    /// <summary>Gets the cost estimated from the catalog, in the account's currency; null if it is not known.</summary>
    public decimal? EstimatedCharge { get; init; }

    /// <summary>Checks the order without a catalog: throws for everything that every panel would reject.</summary>
    /// <exception cref="PanelException">The order is not valid; the message names the field.</exception>
    public void Validate() => OrderCheck.Validate(this, DateTime.UtcNow);

    /// <summary>
    /// Checks the order against a service (<see cref="Validate"/>, then the fields of the service's type, its limits and its flags) and
    /// completes it. Limits and flags that the panel does not report are not checked. The fields of an unknown type are not checked.
    /// </summary>
    /// <param name="service">The catalog entry of <see cref="ServiceId"/>.</param>
    /// <param name="observer">Receives hints about unusual values that a panel may accept; null for no hints.</param>
    /// <returns>The order with the quantity of its list and its estimated charge.</returns>
    /// <exception cref="PanelException">The order does not fit the service; the message names the field.</exception>
    public OrderRequest CompleteFor(Service service, IPanelObserver? observer = null)
    {
        OrderCheck.Validate(this, DateTime.UtcNow, OrderType.Find(service.Type));
        return ServiceCheck.Complete(this, service, observer);
    }

    /// <summary>Returns a short description of the order for prompts and errors.</summary>
    /// <returns>For example <c>service 1, quantity 100, https://example.com/p</c>.</returns>
    public override string ToString()
    {
        var pieces = Quantity is { } quantity ? FormattableString.Invariant($", quantity {quantity}") : Entries();
        var drip = Runs is null ? "" : FormattableString.Invariant($" in each of {Runs} runs");
        return FormattableString.Invariant($"service {(ServiceId == 0 ? "?" : (object)ServiceId)}{pieces}{drip}, {Target()}");
    }

    private string Entries() => OrderLists.Count(Comments) is var comments and > 0
        ? FormattableString.Invariant($", comments {comments}")
        : OrderLists.Count(UserNames) is var users and > 0 ? FormattableString.Invariant($", usernames {users}") : "";

    private string Target() => !string.IsNullOrEmpty(Link) ? Link
        : string.IsNullOrWhiteSpace(UserName) ? "no link" : $"username {UserName}";
}
