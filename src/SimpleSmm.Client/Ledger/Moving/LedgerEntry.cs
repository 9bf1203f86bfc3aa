using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>Represents an order with all that a ledger keeps of it, to be moved to another ledger.</summary>
internal sealed record LedgerEntry(Order Order, IReadOnlyList<SeenStatus> Statuses, IReadOnlyList<RefillEntry> Refills)
{
    /// <summary>Gets the highest charge that the panel reported.</summary>
    public decimal? HighestCharge => Order.Charge + (Order.Refunded ?? 0);
}
