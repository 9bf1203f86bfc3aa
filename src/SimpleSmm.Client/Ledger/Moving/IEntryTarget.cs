using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>Represents a ledger into which orders are moved.</summary>
internal interface IEntryTarget
{
    /// <summary>Adds orders in one transaction. An order whose reference or id is there is not added.</summary>
    /// <returns>Whether each order was added.</returns>
    IReadOnlyList<bool> AddEntries(IReadOnlyList<LedgerEntry> entries);

    /// <summary>Adds the balances of hours that have none.</summary>
    void AddBalances(IReadOnlyList<BalanceReading> balances);
}
