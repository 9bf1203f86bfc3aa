namespace SimpleSmm.Pipeline;

/// <summary>Represents what one order takes from the command's budget and from its account's balance.</summary>
internal sealed class OrderShare(BudgetReservation? budget, BudgetReservation? balance)
{
    public void Release()
    {
        budget?.Release();
        balance?.Release();
    }
}
