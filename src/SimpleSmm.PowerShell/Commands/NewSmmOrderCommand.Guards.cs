using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <content>Checks orders before they are sent: the catalog's rules and the cost limits.</content>
public sealed partial class NewSmmOrderCommand
{
    private OrderBudget? _budget;
    private PanelSession? _budgetSession;

    /// <summary>
    /// Gets or sets the maximum cost of all orders of this command, by the catalog's rates. An order that would exceed it is not sent;
    /// cheaper orders after it are.
    /// </summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? Budget { get; set; }

    /// <summary>Gets or sets the maximum cost of one order.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? MaximumCharge { get; set; }

    /// <summary>Gets or sets the highest rate to accept: the price per 1,000 pieces, or the price of a package.</summary>
    [Parameter]
    [NeverNull]
    [Keep(typeof(MoneyAmount))]
    public MoneyAmount? MaximumRate { get; set; }

    /// <summary>Gets or sets whether to read the balance before the first order and to send only orders that it covers.</summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter CheckBalance { get; set; }

    /// <summary>
    /// Gets or sets whether to skip the checks against the catalog and let the panel decide. Then the catalog is read only if a limit needs
    /// it.
    /// </summary>
    [Parameter]
    [NeverNull]
    public SwitchParameter SkipValidation { get; set; }

    private bool HasLimit => Budget is not null || MaximumCharge is not null || MaximumRate is not null || CheckBalance;

    // A limit that cannot be read ends the command, because without it more would be spent than the user meant.
    private void ReadLimits() => Require(() => (Budget?.Read("budget"), MaximumCharge?.Read("maximum charge"), MaximumRate?.Read("maximum rate")));

    private OrderRequest Validate(OrderRequest order)
    {
        // The catalog allows more exact messages, but it is not read for a row that every panel would reject.
        if (SkipValidation || CurrentSession.Catalog is null) order.Validate();
        _at.Catalog ??= CurrentSession.Catalog ?? (SkipValidation && !HasLimit ? null : ReadCatalog());
        if (SkipValidation) return order with { EstimatedCharge = _at.Catalog?.Find(order.ServiceId)?.EstimateCharge(order) };

        var complete = _at.Catalog!.Complete(order, Observer);
        FlushEvents();
        return complete;
    }

    private OrderShare? Reserve(OrderRequest order)
    {
        if (!HasLimit) return null;
        if (_at.Catalog!.Find(order.ServiceId) is not { } service)
        {
            throw new PanelException(
                PanelErrorCode.BudgetExceeded,
                $"The panel's catalog does not contain service {order.ServiceId}, so the cost of the order cannot be estimated. "
                + "The order was not sent because a cost limit is set.");
        }

        // The limits hold for the orders at all panels together, but each account has its own balance.
        CheckCurrency();
        if (CheckBalance) _at.Balance ??= new OrderBudget(balance: ReadBalance());
        _budget ??= new OrderBudget(Budget?.Value, MaximumCharge?.Value, MaximumRate?.Value);
        var budget = _budget.Reserve(service, order);
        try
        {
            return new OrderShare(budget, _at.Balance?.Reserve(service, order));
        }
        catch (PanelException)
        {
            budget.Release();
            throw;
        }
    }

    private void CheckCurrency()
    {
        _budgetSession ??= CurrentSession;
        if (_budgetSession.Currency == CurrentSession.Currency || (Budget ?? MaximumCharge ?? MaximumRate) is null) return;
        throw new PanelException(
            PanelErrorCode.BudgetExceeded,
            $"The cost limits are in {_budgetSession.Currency ?? "the unknown currency"} of session '{_budgetSession}', and session "
            + $"'{CurrentSession}' has {CurrentSession.Currency ?? "an unknown currency"}. The order was not sent: place the orders of each "
            + "currency by a command of their own.");
    }

    // Without the balance every order would be rejected, so a failure is one error and not one per row, as with the catalog.
    private decimal ReadBalance() => Require(() => Await(Client.GetBalanceAsync(StopToken)), CurrentSession.Name).Balance;
}
