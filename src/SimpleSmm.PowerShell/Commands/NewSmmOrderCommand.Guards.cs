using System.Management.Automation;

namespace SimpleSmm.Commands;

/// <content>What keeps an order from being sent: the catalog's rules and the money it may cost.</content>
public sealed partial class NewSmmOrderCommand
{
    private ServiceCatalog? _catalog;
    private OrderBudget? _budget;

    /// <summary>The most that all orders of this command may cost, by the catalog's rates. An order that would exceed it is not sent; cheaper ones after it are.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e15)]
    public decimal? Budget { get; set; }

    /// <summary>The most that one order may cost.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e15)]
    public decimal? MaximumCharge { get; set; }

    /// <summary>The highest rate to order for: the price of 1 000 pieces, of a package its price.</summary>
    [Parameter]
    [ValidateRange(0.0, 1e15)]
    public decimal? MaximumRate { get; set; }

    /// <summary>Reads the balance before the first order, and sends no order that it does not cover.</summary>
    [Parameter]
    public SwitchParameter CheckBalance { get; set; }

    /// <summary>Does not hold the orders against the catalog: the panel decides. The catalog is then not read, unless a limit needs it.</summary>
    [Parameter]
    public SwitchParameter SkipValidation { get; set; }

    private bool HasLimit => Budget is not null || MaximumCharge is not null || MaximumRate is not null || CheckBalance;

    private OrderRequest Validate(OrderRequest order)
    {
        // The catalog says more exactly what is wrong, but is not read for a row that no panel could take.
        if (SkipValidation || CurrentSession.Catalog is null) order.Validate();
        _catalog ??= CurrentSession.Catalog ?? (SkipValidation && !HasLimit ? null : ReadCatalog());
        if (SkipValidation) return order with { EstimatedCharge = _catalog?.Find(order.ServiceId)?.EstimateCharge(order) };

        var complete = _catalog!.Complete(order, Observer);
        FlushEvents();
        return complete;
    }

    private BudgetReservation? Reserve(OrderRequest order)
    {
        if (!HasLimit) return null;
        _budget ??= new OrderBudget(Budget, MaximumCharge, MaximumRate, CheckBalance ? ReadBalance() : null);
        return _catalog!.Find(order.ServiceId) is { } service
            ? _budget.Reserve(service, order)
            : throw new PanelException(
                PanelErrorCode.BudgetExceeded,
                $"The panel's catalog has no service {order.ServiceId}, so nobody can say what the order would cost. It was not sent.");
    }

    // Without it no order can be admitted, as without the catalog: that is one error, and not one of each row.
    private decimal ReadBalance() => Require(() => Await(Client.GetBalanceAsync(StopToken)), CurrentSession.Name).Balance;
}
