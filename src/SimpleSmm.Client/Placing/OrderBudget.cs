using System.Globalization;

namespace SimpleSmm;

/// <summary>
/// What may be spent: on all orders together, on one order, and for which rate. By estimates, since a panel says a charge only later.
/// Thread-safe.
/// </summary>
public sealed class OrderBudget
{
    private readonly object _gate = new();
    private decimal _spent;

    /// <summary>Makes a budget. What is null has no limit; amounts are in the account's currency.</summary>
    /// <param name="budget">The most that all orders together may cost.</param>
    /// <param name="maximumCharge">The most that one order may cost.</param>
    /// <param name="maximumRate">The highest rate to order for: the price of 1 000 pieces, of a package its price.</param>
    /// <param name="balance">What is on the account.</param>
    /// <exception cref="PanelException">One of them is less than nothing (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public OrderBudget(decimal? budget = null, decimal? maximumCharge = null, decimal? maximumRate = null, decimal? balance = null)
    {
        if (budget < 0 || maximumCharge < 0 || maximumRate < 0)
            throw new PanelException(PanelErrorCode.InvalidField, "A budget, a highest charge and a highest rate must be 0 or more.");
        (Budget, MaximumCharge, MaximumRate, Balance) = (budget, maximumCharge, maximumRate, balance);
    }

    /// <summary>The most that all orders together may cost; null for no limit.</summary>
    public decimal? Budget { get; }

    /// <summary>The most that one order may cost; null for no limit.</summary>
    public decimal? MaximumCharge { get; }

    /// <summary>The highest rate to order for; null for no limit.</summary>
    public decimal? MaximumRate { get; }

    /// <summary>What was on the account at the beginning; null where that does not matter.</summary>
    public decimal? Balance { get; }

    /// <summary>What the admitted orders should cost, without what was given back.</summary>
    public decimal Spent
    {
        get
        {
            lock (_gate) return _spent;
        }
    }

    /// <summary>
    /// Takes an order's estimated charge out of the budget. An order that is refused takes nothing, so a cheaper one may still be admitted.
    /// </summary>
    /// <param name="service">The service ordered.</param>
    /// <param name="order">The order.</param>
    /// <returns>The order's share; give it back where the panel refused the order.</returns>
    /// <exception cref="PanelException">
    /// The order would cost too much, or nobody can say what it would cost (<see cref="PanelErrorCode.BudgetExceeded"/>; where it is the
    /// balance, <see cref="PanelErrorCode.InsufficientFunds"/>); the message says which limit it is.
    /// </exception>
    public BudgetReservation Reserve(Service service, OrderRequest order)
    {
        if (service.Rate > MaximumRate)
            throw Exceeded($"The rate of service {service.ServiceId} is {Text(service.Rate, service)}, more than the highest allowed, {Text(MaximumRate)}.");
        var charge = service.EstimateCharge(order);
        if (Budget is null && MaximumCharge is null && Balance is null) return new BudgetReservation(this, charge);

        // A rate below nothing is a panel's mistake, and must not fill the budget up.
        if (charge is not { } amount || amount < 0)
            throw Exceeded($"Nobody can say what this order of service {service.ServiceId} ('{service.Type}') would cost, so it does not go with a limit on the cost.");
        if (amount > MaximumCharge)
            throw Exceeded($"The order would cost {Text(amount, service)}, more than one order may, {Text(MaximumCharge)}.");
        lock (_gate)
        {
            // Subtracted, because a sum of two could be more than a decimal holds.
            if (Budget is { } budget && amount > budget - _spent)
                throw Exceeded($"The order would cost {Text(amount, service)}, and {Text(budget - _spent)} of the budget of {Text(budget)} is left.");
            if (Balance is { } balance && amount > balance - _spent)
                throw new PanelException(PanelErrorCode.InsufficientFunds, $"The order would cost {Text(amount, service)}, and {Text(balance - _spent)} of the balance is left. It was not sent.");
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
