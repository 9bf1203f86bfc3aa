using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// An order that places other orders as time goes by. It only says what is due and when; the account pays for it and places it.
/// </summary>
internal abstract class ParentOrder(long id, OrderDraft draft, DateTimeOffset placedAt) : Order(id, draft, placedAt)
{
    private readonly List<SingleOrder> _children = [];

    public override IReadOnlyList<SingleOrder> Children => _children;

    /// <summary>The moment of its next step; null when there is none to come.</summary>
    public abstract DateTimeOffset? NextAt { get; }

    /// <summary>Whether each child is paid for when it is placed, and not with the parent.</summary>
    public abstract bool ChildrenArePaidFor { get; }

    /// <summary>The money that it gives back by itself: for children that were paid and will never be placed.</summary>
    public virtual decimal OwnRefund => 0m;

    /// <summary>The moment at which a cancellation takes effect.</summary>
    protected DateTimeOffset? StopsAt { get; private set; }

    /// <summary>Takes the step that is due: an order to be placed, or null when the step was a change of its own.</summary>
    public abstract OrderDraft? Step();

    /// <summary>Takes the child that the last step asked for.</summary>
    public virtual void Add(SingleOrder child) => _children.Add(child);

    /// <summary>The child that the last step asked for cannot be paid.</summary>
    public abstract void OutOfFunds();

    public override decimal Refund(DateTimeOffset now)
    {
        var refund = OwnRefund;
        foreach (var child in _children)
            refund += child.Refund(now);
        return refund;
    }

    protected override void StopAt(DateTimeOffset moment) => StopsAt = moment;

    protected static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;
}
