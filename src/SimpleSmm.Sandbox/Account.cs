using System;
using SimpleSmm.Sandbox.Catalogue;
using SimpleSmm.Sandbox.Orders;
using SimpleSmm.Sandbox.Refills;

namespace SimpleSmm.Sandbox;

/// <summary>What the panel knows, whatever dialect it speaks. The panel lets one request at a time in.</summary>
internal sealed class Account
{
    private decimal _balance;

    public Account(SandboxOptions options, SandboxClock clock)
    {
        Options = options;
        Clock = clock;
        Catalogue = new ServiceCatalogue(options.ServiceCount);
        var existing = new ExistingOrders(options, Catalogue, clock.Now);
        Orders = new OrderBook(existing, options.Seed, options.FirstNewOrderId);
        Refills = new RefillDesk(options.Seed, options.RefillWaitingTime);
        _balance = options.Balance;
    }

    public SandboxOptions Options { get; }

    public SandboxClock Clock { get; }

    public ServiceCatalogue Catalogue { get; }

    public OrderBook Orders { get; }

    public RefillDesk Refills { get; }

    /// <summary>The money left, with all refunds due by now.</summary>
    public decimal BalanceAt(DateTimeOffset now) => _balance += Orders.CollectRefunds(now);

    /// <summary>Takes the money and the order, both or neither; the refusal's text when there is one.</summary>
    public string? Place(OrderDraft draft, DateTimeOffset now, out long id)
    {
        id = 0;
        if (Options.RejectDuplicateLinks && draft.Link.Length > 0 && Orders.IsActive(draft.Link, now))
            return "You have active order with this link. Please wait until order being completed.";
        if (BalanceAt(now) < draft.Charge)
            return "Not enough funds on balance";
        _balance -= draft.Charge;
        id = Orders.Place(draft, now).Id;
        return null;
    }
}
