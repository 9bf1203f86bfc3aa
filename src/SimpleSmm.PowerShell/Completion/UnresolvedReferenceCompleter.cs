using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a reference of an order to resolve: those whose outcome is unknown first, then the others.</summary>
public sealed class UnresolvedReferenceCompleter : ReferenceCompleter
{
    private protected override List<CompletionResult> Complete(IOrderLedger ledger, string typed)
    {
        var orders = new List<Order>();
        foreach (var order in ledger.Read(new LedgerQuery { Outcomes = [OrderOutcome.Unknown], First = Maximum }))
        {
            if (order.Reference?.StartsWith(typed, StringComparison.Ordinal) == true) orders.Add(order);
        }

        foreach (var order in ledger.ReadStartingWith(LedgerKey.Reference, typed, Maximum))
        {
            if (orders.Count < Maximum && !orders.Exists(other => other.Reference == order.Reference)) orders.Add(order);
        }

        return Results(orders);
    }
}
