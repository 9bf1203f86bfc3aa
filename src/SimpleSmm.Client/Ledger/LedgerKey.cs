namespace SimpleSmm;

/// <summary>Specifies which name of an order a text begins.</summary>
public enum LedgerKey
{
    /// <summary>The caller's reference, exactly as given.</summary>
    Reference,

    /// <summary>The panel's id of a placed order.</summary>
    OrderId,
}
