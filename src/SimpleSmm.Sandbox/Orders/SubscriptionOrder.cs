using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// Represents a subscription: one order per post of an account, placed after a delay. Old posts come first, new ones every few hours. It is
/// Completed with the order for the last post, Expired when its expiry day begins, and Paused on request or if an order cannot be paid. The
/// orders that it has placed continue in any case.
/// </summary>
internal sealed class SubscriptionOrder(long id, OrderDraft draft, DateTimeOffset placedAt, SubscriptionTerms terms, int seed)
    : ParentOrder(id, draft, placedAt)
{
    private const int HoursBetween = 1000, Amount = 1_000_000_000;
    private const long Shortest = 2 * 3600, Longest = 12 * 3600;

    private readonly SeededRandom _chance = new(seed, id);
    private Stage _stage = terms is { Posts: 0, OldPosts: 0 } ? Stage.Completed : Stage.Active;
    private DateTimeOffset _dueAt = placedAt + (terms.OldPosts > 0 ? TimeSpan.Zero : Gap(new SeededRandom(seed, id), 0)) + terms.Delay;

    public SubscriptionTerms Terms { get; } = terms;

    public override decimal Charge
    {
        get
        {
            var charge = 0m;
            foreach (var child in Children)
                charge += child.Charge;
            return charge;
        }
    }

    public override bool ChildrenArePaidFor => true;

    public override DateTimeOffset? NextAt => _stage switch
    {
        Stage.Active => Earlier(_dueAt, EndsAt),
        Stage.Paused => EndsAt,
        _ => null,
    };

    private DateTimeOffset? EndsAt => Earlier(Terms.Expiry, StopsAt);

    public override OrderDraft? Step()
    {
        if (EndsAt is { } end && NextAt == end)
        {
            _stage = end == StopsAt ? Stage.Canceled : Stage.Expired;
            return null;
        }

        var number = (Children.Count + 1).ToString(CultureInfo.InvariantCulture);
        var quantity = _chance.Between(Amount + Children.Count, Terms.Minimum, Terms.Maximum);
        var link = $"https://example.com/p/{Id.ToString(CultureInfo.InvariantCulture)}-{number}";
        var fields = new Dictionary<string, string>
        {
            ["service"] = Service.Id.ToString(CultureInfo.InvariantCulture),
            ["link"] = link,
            ["quantity"] = quantity.ToString(CultureInfo.InvariantCulture),
        };
        return new OrderDraft(Service, link, quantity, null, null, fields);
    }

    public override void Add(SingleOrder child)
    {
        base.Add(child);
        var newPosts = Children.Count - Terms.OldPosts;
        if (newPosts >= Terms.Posts)
            _stage = Stage.Completed;

        // The delay is the same for each post, so the time between two orders is the time between their posts. All old posts exist at once.
        if (newPosts >= 0)
            _dueAt = child.PlacedAt + Gap(_chance, newPosts);
    }

    public override void OutOfFunds() => _stage = Stage.Paused;

    /// <summary>Stops serving posts until the subscription is resumed. Returns false if it is not active.</summary>
    public bool Pause()
    {
        var active = _stage == Stage.Active;
        if (active)
            _stage = Stage.Paused;
        return active;
    }

    /// <summary>
    /// Resumes the subscription: the order that became due during the pause is placed now, and later posts of that time are not served.
    /// Returns false if it is not paused.
    /// </summary>
    public bool Resume(DateTimeOffset now)
    {
        if (_stage != Stage.Paused)
            return false;
        _stage = Stage.Active;
        if (_dueAt < now)
            _dueAt = now;
        return true;
    }

    public override OrderState At(DateTimeOffset now)
    {
        long remains = 0;
        foreach (var child in Children)
            remains += child.At(now).Remains;
        return new OrderState(_stage, remains, null);
    }

    private static TimeSpan Gap(SeededRandom chance, long post) =>
        TimeSpan.FromSeconds(chance.Between(HoursBetween + (int)(post % 100_000_000), Shortest, Longest));
}
