namespace SimpleSmm.Placing;

/// <summary>Represents what one order takes from the budget of all orders and from its account's balance.</summary>
internal sealed class OrderShare(BudgetReservation? budget, BudgetReservation? balance)
{
    /// <summary>Returns the share, because nothing was spent.</summary>
    public void Release()
    {
        budget?.Release();
        balance?.Release();
    }

    /// <summary>Ends the share's time under way. A share that was not released is spent.</summary>
    public void Settle()
    {
        budget?.Settle();
        balance?.Settle();
    }
}
