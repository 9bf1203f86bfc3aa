using System;
using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>Represents a ledger whose orders are moved to another one.</summary>
internal interface IEntrySource : IDisposable
{
    /// <summary>Counts the orders of every account that has some.</summary>
    IReadOnlyList<AccountSize> CountOrders();

    /// <summary>Reads the orders of the account in blocks, in the sequence in which they were recorded.</summary>
    IEnumerable<IReadOnlyList<LedgerEntry>> ReadEntries();

    /// <summary>Reads the recorded balances of the account.</summary>
    IReadOnlyList<BalanceReading> ReadBalances(DateTimeOffset? since);
}
