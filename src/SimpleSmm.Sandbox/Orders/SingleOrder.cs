using System;
using SimpleSmm.Sandbox.Lifecycle;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Represents an order that is delivered itself: an order without children, or a child.</summary>
internal sealed class SingleOrder(long id, OrderDraft draft, DateTimeOffset placedAt, LifePlan plan, long? parentId = null)
    : Order(id, draft, placedAt)
{
    private LifePlan _plan = plan;

    public override long? ParentId { get; } = parentId;

    public override decimal Charge { get; } = draft.Charge;

    public DateTimeOffset EndsAt => PlacedAt + _plan.EndsAfter;

    public override OrderState At(DateTimeOffset now) => _plan.At(now - PlacedAt);

    /// <summary>
    /// Returns the refund for the state: the whole charge for Canceled, the undelivered part for Partial. It is calculated from the price
    /// and not as charge x remains / quantity, because a division could leave a remainder.
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
