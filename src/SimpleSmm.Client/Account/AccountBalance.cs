namespace SimpleSmm;

/// <summary>Represents the balance of an account.</summary>
public sealed class AccountBalance : PanelObject
{
    /// <summary>Gets the amount in <see cref="Currency"/>, with all digits that the panel sent.</summary>
    public decimal Balance { get; init; }

    /// <summary>Gets the currency as the panel names it, for example <c>USD</c>; null if the panel does not send it.</summary>
    public string? Currency { get; init; }
}
