namespace SimpleSmm.Pipeline;

/// <summary>Holds what New-SmmOrder keeps for one session.</summary>
internal sealed class OrderScope
{
    public OrderDryRun DryRun { get; } = new();

    public LedgeredOrders? Orders { get; set; }

    /// <summary>
    /// Gets or sets the orders that a dry run would have placed, so that later orders find them as if they were in the ledger. They do not
    /// have ids.
    /// </summary>
    public MemoryOrderLedger? Planned { get; set; }

    public ServiceCatalog? Catalog { get; set; }

    /// <summary>Gets or sets the limit by the account's balance; null until it is read.</summary>
    public OrderBudget? Balance { get; set; }
}
