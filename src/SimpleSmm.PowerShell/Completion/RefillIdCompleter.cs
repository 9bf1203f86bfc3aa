using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a refill id with those of the newest orders.</summary>
public sealed class RefillIdCompleter : LedgerCompleter
{
    private const int OrdersToRead = 500;

    private protected override List<CompletionResult> Complete(IOrderLedger ledger, string typed)
    {
        var results = new List<CompletionResult>();
        foreach (var order in ledger.ReadStartingWith(LedgerKey.OrderId, "", OrdersToRead))
        {
            var id = order.RefillId?.ToString(CultureInfo.InvariantCulture);
            if (id is null || results.Count == Maximum || !id.StartsWith(typed, StringComparison.Ordinal)) continue;
            results.Add(new CompletionResult(id, $"{id} {order.Reference}", CompletionResultType.ParameterValue, Describe(order)));
        }

        return results;
    }
}
