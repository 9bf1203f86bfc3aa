namespace SimpleSmm;

/// <summary>What is left on the account.</summary>
public sealed class AccountBalance
{
    /// <summary>The amount, in <see cref="Currency"/>, with every digit the panel gave.</summary>
    public decimal Balance { get; init; }

    /// <summary>The currency as the panel names it, for example <c>USD</c>; null where the panel names none.</summary>
    public string? Currency { get; init; }

    /// <summary>The name of the session that was asked; null outside PowerShell.</summary>
    public string? Session { get; internal set; }
}
