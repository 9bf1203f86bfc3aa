using System;
using System.Collections.Generic;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>
/// Represents an order that places other orders over time. It only reports which order is due and when; the account charges and places it.
/// </summary>
internal abstract class ParentOrder(long id, OrderDraft draft, DateTimeOffset placedAt) : Order(id, draft, placedAt)
{
    private readonly List<SingleOrder> _children = [];

    public override IReadOnlyList<SingleOrder> Children => _children;

    /// <summary>Gets the time of its next step; null after the last step.</summary>
    public abstract DateTimeOffset? NextAt { get; }

    /// <summary>Gets whether each child is charged when it is placed, and not with the parent.</summary>
    public abstract bool ChildrenArePaidFor { get; }

    /// <summary>Gets the parent's own refund: for paid children that will never be placed.</summary>
    public virtual decimal OwnRefund => 0m;

    /// <summary>Gets the time at which a cancellation takes effect.</summary>
    protected DateTimeOffset? StopsAt { get; private set; }

    /// <summary>Performs the step that is due. Returns the order to place, or null if the step only changed this order.</summary>
    public abstract OrderDraft? Step();

    /// <summary>Adds the child that the last step returned.</summary>
    public virtual void Add(SingleOrder child) => _children.Add(child);

    /// <summary>Handles that the balance does not cover the child that the last step returned.</summary>
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
