using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Represents an order of the account.</summary>
internal abstract class Order(long id, OrderDraft draft, DateTimeOffset placedAt)
{
    public long Id { get; } = id;

    public OrderDraft Draft { get; } = draft;

    public Service Service => Draft.Service;

    public DateTimeOffset PlacedAt { get; } = placedAt;

    /// <summary>Gets the id of the order that placed this one; null for an order of the customer.</summary>
    public virtual long? ParentId => null;

    /// <summary>Gets the orders that this order has placed so far, oldest first.</summary>
    public virtual IReadOnlyList<SingleOrder> Children => [];

    public bool CancelRequested { get; private set; }

    /// <summary>Gets the amount charged so far.</summary>
    public abstract decimal Charge { get; }

    public abstract OrderState At(DateTimeOffset now);

    /// <summary>Returns the amount refunded by a time.</summary>
    public abstract decimal Refund(DateTimeOffset now);

    /// <summary>Ends the order at a future time, unless it ends earlier.</summary>
    public void CancelAt(DateTimeOffset moment)
    {
        CancelRequested = true;
        StopAt(moment);
    }

    protected abstract void StopAt(DateTimeOffset moment);
}
