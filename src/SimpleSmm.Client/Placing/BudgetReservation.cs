using System.Threading;

namespace SimpleSmm;

/// <summary>Represents an order's part of a budget. It stays reserved, also if the outcome is unknown, until it is released.</summary>
public sealed class BudgetReservation
{
    private readonly OrderBudget _budget;
    private int _isReleased;
    private int _isUnderWay;

    internal BudgetReservation(OrderBudget budget, decimal? charge, bool isUnderWay = false) =>
        (_budget, Charge, _isUnderWay) = (budget, charge, isUnderWay ? 1 : 0);

    /// <summary>Gets the estimated charge; null if it is unknown, which is possible only without a cost limit.</summary>
    public decimal? Charge { get; }

    /// <summary>Releases the reservation, because the order was rejected or had been placed before. Later calls do nothing.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0) _budget.Release(Charge ?? 0);
        Settle();
    }

    /// <summary>Ends the time in which the order is under way and others wait for its outcome. Later calls do nothing.</summary>
    internal void Settle()
    {
        if (Interlocked.Exchange(ref _isUnderWay, 0) == 1) _budget.Settle(Charge ?? 0);
    }
}
