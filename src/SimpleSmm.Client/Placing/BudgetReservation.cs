using System.Threading;

namespace SimpleSmm;

/// <summary>An order's part of a budget. It stays spent, also where nobody knows whether the order was placed, unless it is given back.</summary>
public sealed class BudgetReservation
{
    private OrderBudget? _budget;

    internal BudgetReservation(OrderBudget budget, decimal? charge) => (_budget, Charge) = (budget, charge);

    /// <summary>What the order should cost; null where that is not known, which no budget admits.</summary>
    public decimal? Charge { get; }

    /// <summary>Puts it back, once: the order was refused, or had been placed before, so that nothing was spent on it now.</summary>
    public void Release() => Interlocked.Exchange(ref _budget, null)?.Release(Charge ?? 0);
}
