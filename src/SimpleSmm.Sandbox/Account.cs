using System;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Refills;

namespace SimpleSmm.Sandbox;

/// <summary>What the panel knows, whatever dialect it speaks. The panel lets one request at a time in.</summary>
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

    /// <summary>The moment up to which everything has happened. It stands still while a request is answered.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The money left, with all refunds due by now.</summary>
    public decimal Balance { get; set; }

    public bool RejectsActiveLink { get; set; }

    public bool RefusesExtraFields { get; set; }

    /// <summary>
    /// Lets happen, one after the other, what has come due since the last time: children of orders are placed and refunds given.
    /// What is paid for at one moment depends on the refunds before it, whenever somebody looks.
    /// </summary>
    public void MoveOn()
    {
        Now = _clock.Now;
        while (Orders.Parents.Due(Now) is { } parent)
            Orders.Parents.Change(parent, () => TakeStep(parent, parent.NextAt!.Value));
        Balance += Orders.CollectRefunds(Now);
    }

    /// <summary>Takes the money and the order, both or neither; the refusal's text when there is one.</summary>
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
