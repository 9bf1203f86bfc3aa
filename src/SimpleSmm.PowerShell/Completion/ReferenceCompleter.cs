using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a reference by its first characters, in their case; without any, with the newest orders.</summary>
public class ReferenceCompleter : LedgerCompleter
{
    private protected override List<CompletionResult> Complete(IOrderLedger ledger, string typed) =>
        Results(ledger.ReadStartingWith(LedgerKey.Reference, typed, Maximum));

    private protected static List<CompletionResult> Results(IEnumerable<Order> orders)
    {
        var results = new List<CompletionResult>();
        foreach (var order in orders)
        {
            if (order.Reference is { } reference) results.Add(Completions.Of(reference, tooltip: Describe(order)));
        }

        return results;
    }
}
