using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// Represents a drip-feed: one order per run, placed at an interval, all paid at the beginning. It ends when the last of these orders ends.
/// If it is canceled, no more orders are placed and their price is refunded; active orders continue.
/// </summary>
internal sealed class DripFeedOrder(long id, OrderDraft draft, DateTimeOffset placedAt) : ParentOrder(id, draft, placedAt)
{
    // Panels check about once per minute for runs that are due, and the first run is checked the same way.
    private static readonly TimeSpan FirstRunAfter = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _interval = TimeSpan.FromMinutes(draft.Interval ?? 0);
    private readonly long _runs = draft.Runs ?? 1;
    private DateTimeOffset _nextRunAt = placedAt + FirstRunAfter;
    private bool _stopped;

    public override decimal Charge => Draft.Charge;

    public override bool ChildrenArePaidFor => false;

    public override decimal OwnRefund => _stopped ? Service.Price * RunsLeft * Draft.Quantity / 1000m : 0m;

    public override DateTimeOffset? NextAt => _stopped || RunsLeft == 0 ? null : Earlier(_nextRunAt, StopsAt);

    private long RunsLeft => _runs - Children.Count;

    public override OrderDraft? Step()
    {
        if (StopsAt is { } stop && stop <= _nextRunAt)
        {
            _stopped = true;
            return null;
        }

        var fields = new Dictionary<string, string>
        {
            ["service"] = Service.Id.ToString(CultureInfo.InvariantCulture),
            ["link"] = Draft.Link,
            ["quantity"] = Draft.Quantity.ToString(CultureInfo.InvariantCulture),
        };
        return new OrderDraft(Service, Draft.Link, Draft.Quantity, null, null, fields);
    }

    public override void Add(SingleOrder child)
    {
        base.Add(child);
        _nextRunAt += _interval;
    }

    public override void OutOfFunds() => throw new InvalidOperationException("The runs of a drip-feed are paid with it.");

    public override OrderState At(DateTimeOffset now)
    {
        var remains = _runs * Draft.Quantity;
        var underWay = NextAt is not null;
        foreach (var child in Children)
        {
            var state = child.At(now);
            remains -= child.Draft.Quantity - state.Remains;
            underWay |= !state.IsFinal;
        }

        var stage = underWay ? Children.Count == 0 ? Stage.Pending : Stage.InProgress
            : remains == 0 ? Stage.Completed
            : remains == _runs * Draft.Quantity ? Stage.Canceled
            : Stage.Partial;
        return new OrderState(stage, remains, Children.Count == 0 ? null : Children[0].At(now).StartCount);
    }
}
