namespace SimpleSmm.Ledger;

/// <summary>Represents a call to a ledger of which several can be written with one message to a server.</summary>
internal abstract record LedgerStep
{
    /// <summary>Gets whether another call usually comes in a moment; null if that does not depend on this step.</summary>
    public virtual bool? IsFollowed => null;
}
