using System;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>An order that is delivered itself: one without children, or a child.</summary>
internal sealed class SingleOrder(long id, OrderDraft draft, DateTimeOffset placedAt, LifePlan plan, long? parentId = null)
    : Order(id, draft, placedAt)
{
    private LifePlan _plan = plan;

    public override long? ParentId { get; } = parentId;

    public override decimal Charge { get; } = draft.Charge;

    public DateTimeOffset EndsAt => PlacedAt + _plan.EndsAfter;

    public override OrderState At(DateTimeOffset now) => _plan.At(now - PlacedAt);

    /// <summary>
    /// The money that the state gives back: everything for Canceled, the undelivered part for Partial. Counted from the price, not
    /// from charge x remains / quantity: the two are equal, and this one needs no division that could leave a rest.
    /// </summary>
    public override decimal Refund(DateTimeOffset now)
    {
        var state = At(now);
        return state.Stage switch
        {
            Stage.Canceled => Charge,
            Stage.Partial => Service.Price * state.Remains / 1000m,
            _ => 0m,
        };
    }

    protected override void StopAt(DateTimeOffset moment) => _plan = _plan.StoppedAt(moment - PlacedAt);
}
