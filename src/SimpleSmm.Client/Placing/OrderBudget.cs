using System.Globalization;

namespace SimpleSmm;

/// <summary>
/// Limits the cost of all orders together and of each order, and the rate. It uses estimates, because a panel reports the charge only
/// later. Thread-safe.
/// </summary>
public sealed class OrderBudget
{
    private readonly object _gate = new();
    private decimal _spent;

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
        if (service.Rate > MaximumRate)
        {
            var rate = Text(service.Rate, service);
            throw Exceeded($"The rate of service {service.ServiceId} is {rate}, more than the maximum rate of {Text(MaximumRate)}.");
        }

        var charge = service.EstimateCharge(order);
        if (Budget is null && MaximumCharge is null && Balance is null) return new BudgetReservation(this, charge);

        // A negative rate is a mistake of the panel and must not increase the remaining budget.
        if (charge is not { } amount || amount < 0)
        {
            throw Exceeded(
                $"The cost of this order cannot be estimated (service {service.ServiceId}, type '{service.Type}'), "
                + "but a cost limit is set.");
        }

        if (amount > MaximumCharge)
            throw Exceeded($"The order would cost {Text(amount, service)}, more than the maximum charge of {Text(MaximumCharge)}.");
        lock (_gate)
        {
            // Subtracted, because a sum could overflow a decimal.
            if (Budget is { } budget && amount > budget - _spent)
            {
                throw Exceeded(
                    $"The order would cost {Text(amount, service)}, "
                    + $"but only {Text(budget - _spent)} of the budget of {Text(budget)} is left.");
            }

            if (Balance is { } balance && amount > balance - _spent)
            {
                throw new PanelException(
                    PanelErrorCode.InsufficientFunds,
                    $"The order would cost {Text(amount, service)}, "
                    + $"but only {Text(balance - _spent)} of the balance is left. It was not sent.");
            }

            if (HasTotal) _spent += amount;
        }

        return new BudgetReservation(this, amount);
    }

    internal void Release(decimal charge)
    {
        lock (_gate)
        {
            if (HasTotal) _spent -= charge;
        }
    }

    private bool HasTotal => Budget is not null || Balance is not null;

    private static PanelException Exceeded(string message) => new(PanelErrorCode.BudgetExceeded, message + " It was not sent.");

    private static string Text(decimal? amount) => amount?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";

    private static string Text(decimal amount, Service service) => $"{Text(amount)} {service.Currency}".TrimEnd();
}
