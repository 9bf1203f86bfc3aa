using System;
using SimpleSmm.Sandbox.Catalogue;
using SimpleSmm.Sandbox.Life;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>An order of the account.</summary>
internal sealed class Order(long id, OrderDraft draft, DateTimeOffset placedAt, LifePlan plan)
{
    private LifePlan _plan = plan;

    public long Id { get; } = id;

    public OrderDraft Draft { get; } = draft;

    public Service Service => Draft.Service;

    public DateTimeOffset PlacedAt { get; } = placedAt;

    public decimal Charge { get; } = draft.Charge;

    public bool CancelRequested { get; private set; }

    public DateTimeOffset EndsAt => PlacedAt + _plan.EndsAfter;

    public OrderState At(DateTimeOffset now) => _plan.At(now - PlacedAt);

    /// <summary>
    /// The money that the state gives back: everything for Canceled, the undelivered part for Partial. Counted from the price, not
    /// from charge x remains / quantity: the two are equal, and this one needs no division that could leave a rest.
    /// </summary>
    public decimal Refund(OrderState state) => state.Stage switch
    {
        Stage.Canceled => Charge,
        Stage.Partial => Service.Price * state.Remains / 1000m,
        _ => 0m,
    };

    public void CancelAt(DateTimeOffset moment)
    {
        CancelRequested = true;
        _plan = _plan.StoppedAt(moment - PlacedAt);
    }
}
