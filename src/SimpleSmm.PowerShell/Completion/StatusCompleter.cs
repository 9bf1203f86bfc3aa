using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SimpleSmm.Completion;

/// <summary>Completes an order's status with those that panels are known to send.</summary>
public sealed class StatusCompleter : IArgumentCompleter
{
    // The documented ones, then the others (docs/panel-api.md#statuses).
    private static readonly string[] Statuses =
    [
        "Pending", "In progress", "Processing", "Completed", "Partial", "Canceled",
        "Awaiting", "Refilling", "Refunded", "Fail", "Rejected", "Active", "Paused", "Expired",
    ];

    /// <summary>Returns the statuses that begin with the typed text.</summary>
    /// <param name="commandName">The command.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">The text typed so far.</param>
    /// <param name="commandAst">The command line.</param>
    /// <param name="fakeBoundParameters">The other parameters.</param>
    /// <returns>One result per status.</returns>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = Completions.Typed(wordToComplete);
        foreach (var status in Statuses)
        {
            if (status.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) yield return Completions.Of(status);
        }
    }
}
