using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>An order of the account.</summary>
internal abstract class Order(long id, OrderDraft draft, DateTimeOffset placedAt)
{
    public long Id { get; } = id;

    public OrderDraft Draft { get; } = draft;

    public Service Service => Draft.Service;

    public DateTimeOffset PlacedAt { get; } = placedAt;

    /// <summary>The order that made this one; null for one that the customer placed.</summary>
    public virtual long? ParentId => null;

    /// <summary>The orders that this one has made so far, the oldest first.</summary>
    public virtual IReadOnlyList<SingleOrder> Children => [];

    public bool CancelRequested { get; private set; }

    /// <summary>The money taken for it up to now.</summary>
    public abstract decimal Charge { get; }

    public abstract OrderState At(DateTimeOffset now);

    /// <summary>The money that it has given back by a moment.</summary>
    public abstract decimal Refund(DateTimeOffset now);

    /// <summary>Makes the order end at a moment that is still to come, unless it ends sooner by itself.</summary>
    public void CancelAt(DateTimeOffset moment)
    {
        CancelRequested = true;
        StopAt(moment);
    }

    protected abstract void StopAt(DateTimeOffset moment);
}
