using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Placing;

namespace SimpleSmm;

/// <summary>
/// Limits the cost of all orders together and of each order, and the rate. It uses estimates, because a panel reports the charge only
/// later. Thread-safe.
/// </summary>
public sealed class OrderBudget
{
    private readonly object _gate = new();
    private decimal _spent;

    // The part of the spent amount that may still come back, and what is signaled when that part changes.
    private decimal _underWay;
    private TaskCompletionSource<bool>? _change;
    private (string? Session, string? Currency)? _owner;

    /// <summary>Initializes a budget. Null means no limit; amounts are in the account's currency.</summary>
    /// <param name="budget">The maximum cost of all orders together.</param>
    /// <param name="maximumCharge">The maximum cost of one order.</param>
    /// <param name="maximumRate">The maximum rate: the price per 1000 or per package.</param>
    /// <param name="balance">The account's balance.</param>
    /// <exception cref="PanelException">A limit is negative (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public OrderBudget(decimal? budget = null, decimal? maximumCharge = null, decimal? maximumRate = null, decimal? balance = null)
    {
        if (budget < 0 || maximumCharge < 0 || maximumRate < 0)
            throw new PanelException(PanelErrorCode.InvalidField, "The budget, the maximum charge and the maximum rate must be 0 or more.");
        (Budget, MaximumCharge, MaximumRate, Balance) = (budget, maximumCharge, maximumRate, balance);
    }

    /// <summary>Gets the maximum cost of all orders together; null for no limit.</summary>
    public decimal? Budget { get; }

    /// <summary>Gets the maximum cost of one order; null for no limit.</summary>
    public decimal? MaximumCharge { get; }

    /// <summary>Gets the maximum rate; null for no limit.</summary>
    public decimal? MaximumRate { get; }

    /// <summary>Gets the balance at the start; null if it is not checked.</summary>
    public decimal? Balance { get; }

    /// <summary>Gets the estimated cost of the accepted orders, without released reservations.</summary>
    public decimal Spent
    {
        get
        {
            lock (_gate) return _spent;
        }
    }

    /// <summary>
    /// Reserves an order's estimated charge. A rejected order does not reserve anything, so that a cheaper order may still be accepted.
    /// </summary>
    /// <param name="service">The ordered service.</param>
    /// <param name="order">The order.</param>
    /// <returns>The reservation. Release it if the panel rejected the order.</returns>
    /// <exception cref="PanelException">
    /// The order exceeds a limit or its cost cannot be estimated (<see cref="PanelErrorCode.BudgetExceeded"/>), or it exceeds the balance
    /// (<see cref="PanelErrorCode.InsufficientFunds"/>). The message names the limit.
    /// </exception>
    public BudgetReservation Reserve(Service service, OrderRequest order)
    {
        if (Price(service, order) is not { } amount) return new BudgetReservation(this, service.EstimateCharge(order));
        lock (_gate)
        {
            if (Refuse(service, amount, _spent) is { } refusal) throw refusal;
            Spend(amount);
        }

        return new BudgetReservation(this, amount);
    }

    /// <summary>
    /// Reserves the charge of an order that is about to be sent, until its outcome is known. An order that fits only if others are rejected
    /// waits for their outcomes, so that the result is the same as if they were sent one after the other.
    /// </summary>
    internal async Task<BudgetReservation> HoldAsync(Service service, OrderRequest order, CancellationToken cancellation)
    {
        if (Price(service, order) is not { } amount) return new BudgetReservation(this, service.EstimateCharge(order));
        while (true)
        {
            Task change;
            lock (_gate)
            {
                if (Refuse(service, amount, _spent) is not { } refusal)
                {
                    Spend(amount);
                    _underWay += amount;
                    return new BudgetReservation(this, amount, isUnderWay: true);
                }

                if (_underWay == 0 || Refuse(service, amount, _spent - _underWay) is not null) throw refusal;
                change = (_change ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await change.OrCanceled(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Binds the limits to the currency of the first order.</summary>
    /// <exception cref="PanelException">The order is in another currency (<see cref="PanelErrorCode.BudgetExceeded"/>).</exception>
    internal void CheckCurrency(OrderRequest order, string? currency)
    {
        (string? Session, string? Currency) owner;
        lock (_gate) owner = _owner ??= (order.Session, currency);
        if (owner.Currency == currency) return;
        throw new PanelException(
            PanelErrorCode.BudgetExceeded,
            $"The cost limits are in {owner.Currency ?? "the unknown currency"} of session '{owner.Session}', and session "
            + $"'{order.Session}' has {currency ?? "an unknown currency"}. The order was not sent: place the orders of each "
            + "currency by a command of their own.");
    }

    internal void Release(decimal charge)
    {
        lock (_gate)
        {
            if (HasTotal) _spent -= charge;
        }
    }

    internal void Settle(decimal charge)
    {
        lock (_gate)
        {
            _underWay -= charge;
            _change?.SetResult(true);
            _change = null;
        }
    }

    private bool HasTotal => Budget is not null || Balance is not null;

    // Returns the order's charge; null if no limit needs it.
    private decimal? Price(Service service, OrderRequest order)
    {
        if (service.Rate > MaximumRate)
        {
            var rate = Text(service.Rate, service);
            throw Exceeded($"The rate of service {service.ServiceId} is {rate}, more than the maximum rate of {Text(MaximumRate)}.");
        }

        if (Budget is null && MaximumCharge is null && Balance is null) return null;

        // A negative rate is a mistake of the panel and must not increase the remaining budget.
        if (service.EstimateCharge(order) is not { } amount || amount < 0)
        {
            throw Exceeded(
                $"The cost of this order cannot be estimated (service {service.ServiceId}, type '{service.Type}'), "
                + "but a cost limit is set.");
        }

        if (amount > MaximumCharge)
            throw Exceeded($"The order would cost {Text(amount, service)}, more than the maximum charge of {Text(MaximumCharge)}.");
        return amount;
    }

    // Subtracted, because a sum could overflow a decimal.
    private PanelException? Refuse(Service service, decimal amount, decimal spent)
    {
        if (Budget is { } budget && amount > budget - spent)
        {
            return Exceeded(
                $"The order would cost {Text(amount, service)}, "
                + $"but only {Text(budget - spent)} of the budget of {Text(budget)} is left.");
        }

        if (Balance is not { } balance || amount <= balance - spent) return null;
        return new PanelException(
            PanelErrorCode.InsufficientFunds,
            $"The order would cost {Text(amount, service)}, "
            + $"but only {Text(balance - spent)} of the balance is left. It was not sent.");
    }

    private void Spend(decimal amount)
    {
        if (HasTotal) _spent += amount;
    }

    private static PanelException Exceeded(string message) => new(PanelErrorCode.BudgetExceeded, message + " It was not sent.");

    private static string Text(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Text(decimal amount, Service service) => $"{Text(amount)} {service.Currency}".TrimEnd();
}
