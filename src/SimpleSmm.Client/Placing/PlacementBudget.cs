using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>Reserves the cost of orders: in the budget, which several placements may share, and in the balance of this account.</summary>
internal sealed class PlacementBudget(
    PanelClient client, OrderPlacementOptions options, PlacementCatalog catalog, Preparation preparation)
{
    private OrderBudget? _balance;

    /// <summary>Gets the currency of the balance; null until it is read.</summary>
    public string? Currency { get; private set; }

    /// <summary>Returns the order's share; null if there is not any limit.</summary>
    /// <exception cref="PanelException">The order exceeds a limit, or its cost or the balance is not known.</exception>
    public async Task<OrderShare?> ReserveAsync(OrderRequest order, CancellationToken cancellation)
    {
        if (options is { Budget: null, CheckBalance: false }) return null;
        if (catalog.Catalog!.Find(order.ServiceId) is not { } service)
        {
            throw new PanelException(
                PanelErrorCode.BudgetExceeded,
                $"The panel's catalog does not contain service {order.ServiceId}, so the cost of the order cannot be estimated. "
                + "The order was not sent because a cost limit is set.");
        }

        // The limits hold for the orders at all panels together, but each account has its own balance.
        options.Budget?.CheckCurrency(order, options.Currency);
        if (options.CheckBalance) _balance ??= await preparation.GetAsync(() => ReadAsync(cancellation)).ConfigureAwait(false);
        var budget = await HoldAsync(options.Budget).ConfigureAwait(false);
        try
        {
            return new OrderShare(budget, await HoldAsync(_balance).ConfigureAwait(false));
        }
        catch
        {
            budget?.Release();
            throw;
        }

        async Task<BudgetReservation?> HoldAsync(OrderBudget? limit) =>
            limit is null ? null : await limit.HoldAsync(service, order, cancellation).ConfigureAwait(false);
    }

    private async Task<OrderBudget> ReadAsync(CancellationToken cancellation)
    {
        var balance = await client.GetBalanceAsync(cancellation).ConfigureAwait(false);
        Currency = balance.Currency;
        return new OrderBudget(balance: balance.Balance);
    }
}
