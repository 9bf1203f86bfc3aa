using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SimpleSmm.Completion;

/// <summary>
/// Completes values from the ledger of the session. It reads a fixed number of orders, however many there are, and does not send a request.
/// </summary>
public abstract class LedgerCompleter : IArgumentCompleter
{
    private protected const int Maximum = 50;

    private protected LedgerCompleter()
    {
    }

    /// <summary>Returns the completions for the typed text.</summary>
    /// <param name="commandName">The command.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">The text typed so far.</param>
    /// <param name="commandAst">The command line.</param>
    /// <param name="fakeBoundParameters">The other parameters, of which only <c>-Session</c> is used.</param>
    /// <returns>The completions; empty if the ledger does not exist or cannot be read.</returns>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            if (CompletionSession.Of(commandAst, fakeBoundParameters) is not { IsClosed: false, Ledger: { Exists: true } ledger })
                return [];
            return Complete(ledger.Open(), Completions.Typed(wordToComplete));
        }
        catch (PanelException)
        {
            // A key press must not fail; the command itself will report what is wrong with the ledger.
            return [];
        }
    }

    private protected abstract List<CompletionResult> Complete(IOrderLedger ledger, string typed);

    /// <summary>Returns one line about an order: what a user needs to recognize it.</summary>
    private protected static string Describe(Order order) => string.Format(
        CultureInfo.CurrentCulture,
        "{0}: {1}, service {2}, quantity {3:N0}, {4}, placed {5:g}",
        order.Outcome == OrderOutcome.Placed ? FormattableString.Invariant($"{order.OrderId}") : order.Reference,
        order.Status ?? order.Outcome.ToString(),
        order.ServiceId,
        order.Quantity,
        order.Link,
        order.PlacedAt.ToLocalTime());
}
