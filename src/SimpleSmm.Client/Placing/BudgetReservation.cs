using System.Threading;

namespace SimpleSmm;

/// <summary>Represents an order's part of a budget. It stays reserved, also if the outcome is unknown, until it is released.</summary>
public sealed class BudgetReservation
{
    private OrderBudget? _budget;

    internal BudgetReservation(OrderBudget budget, decimal? charge) => (_budget, Charge) = (budget, charge);

    /// <summary>Gets the estimated charge; null if it is unknown, which is possible only without a cost limit.</summary>
    public decimal? Charge { get; }

    /// <summary>Releases the reservation, because the order was rejected or had been placed before. Later calls do nothing.</summary>
    public void Release() => Interlocked.Exchange(ref _budget, null)?.Release(Charge ?? 0);
}
