using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes an order id by its first digits; without any, with the newest orders.</summary>
public sealed class OrderIdCompleter : LedgerCompleter
{
    private protected override List<CompletionResult> Complete(IOrderLedger ledger, string typed)
    {
        var results = new List<CompletionResult>();
        foreach (var order in ledger.ReadStartingWith(LedgerKey.OrderId, typed, Maximum))
        {
            var id = FormattableString.Invariant($"{order.OrderId}");
            results.Add(new CompletionResult(id, $"{id} {order.Reference}", CompletionResultType.ParameterValue, Describe(order)));
        }

        return results;
    }
}
