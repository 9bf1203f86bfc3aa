using System;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Refills;

namespace SimpleSmm.Sandbox;

/// <summary>Represents the account on the panel, independent of the dialect. The panel answers one request at a time.</summary>
internal sealed class Account
{
    private readonly SandboxClock _clock;

    public Account(SandboxOptions options, SandboxClock clock)
    {
        _clock = clock;
        Now = clock.Now;
        Options = options;
        Catalog = new ServiceCatalog(options.ServiceCount);
        var existing = new ExistingOrders(options, Catalog, Now);
        Orders = new OrderBook(existing, options.Seed, options.FirstNewOrderId);
        Refills = new RefillBook(options.Seed, options.RefillWaitingTime);
        Balance = options.Balance;
        RejectsActiveLink = options.RejectsActiveLink;
        RefusesExtraFields = options.RefusesExtraFields ?? options.Dialect == PanelDialect.Perfect;
    }

    public SandboxOptions Options { get; }

    public ServiceCatalog Catalog { get; }

    public OrderBook Orders { get; }

    public RefillBook Refills { get; }

    /// <summary>Gets the time up to which all events have been processed. It does not change while a request is answered.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Gets or sets the balance, including all refunds due so far.</summary>
    public decimal Balance { get; set; }

    public bool RejectsActiveLink { get; set; }

    public bool RefusesExtraFields { get; set; }

    /// <summary>
    /// Processes all events that are due, in their order: child orders are placed and refunds are paid. The order matters, because each
    /// payment depends on the refunds before it, and the result must not depend on when the account is read.
    /// </summary>
    public void MoveOn()
    {
        Now = _clock.Now;
        while (Orders.Parents.Due(Now) is { } parent)
            Orders.Parents.Change(parent, () => TakeStep(parent, parent.NextAt!.Value));
        Balance += Orders.CollectRefunds(Now);
    }

    /// <summary>Charges and places the order, or does neither. Returns the text of the rejection, or null.</summary>
    public string? Place(OrderDraft draft, out long id)
    {
        id = 0;
        if (RejectsActiveLink && draft.Link.Length > 0 && Orders.IsActive(draft.Link, Now))
            return "You have active order with this link. Please wait until order being completed.";
        if (Balance < draft.Charge)
            return "Not enough funds on balance";
        Balance -= draft.Charge;
        id = Orders.Place(draft, Now).Id;
        return null;
    }

    private void TakeStep(ParentOrder parent, DateTimeOffset at)
    {
        Balance += Orders.CollectRefunds(at);
        var refundBefore = parent.OwnRefund;
        var child = parent.Step();
        Balance += parent.OwnRefund - refundBefore;
        if (child is null)
            return;

        var price = parent.ChildrenArePaidFor ? child.Charge : 0m;
        if (Balance < price)
        {
            parent.OutOfFunds();
            return;
        }

        Balance -= price;
        Orders.PlaceChild(parent, child, at);
    }
}
