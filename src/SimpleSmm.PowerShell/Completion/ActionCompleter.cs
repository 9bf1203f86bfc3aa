using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SimpleSmm.Completion;

/// <summary>Completes the name of an action with the documented ones, each with its fields as the tooltip.</summary>
public sealed class ActionCompleter : IArgumentCompleter
{
    // docs/panel-api.md#calls
    private static readonly (string Name, string Description)[] Actions =
    [
        ("services", "The catalog (Get-SmmService). Reads only."),
        ("add", "Places an order and costs money: service, link, quantity, … (New-SmmOrder, which never pays twice)"),
        ("status", "The status of an order or of up to 100: order or orders (Get-SmmOrderStatus). Reads only."),
        ("refill", "Asks for refills: order or orders (Invoke-SmmRefill)"),
        ("refill_status", "The status of refills: refill or refills (Get-SmmRefillStatus). Reads only."),
        ("cancel", "Asks for cancellations: orders (Stop-SmmOrder)"),
        ("balance", "The balance and its currency (Get-SmmBalance). Reads only."),
    ];

    /// <summary>Returns the actions that begin with the typed text.</summary>
    /// <param name="commandName">The command.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">The text typed so far.</param>
    /// <param name="commandAst">The command line.</param>
    /// <param name="fakeBoundParameters">The other parameters.</param>
    /// <returns>One result per action.</returns>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = Completions.Typed(wordToComplete);
        foreach (var action in Actions)
        {
            if (action.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                yield return Completions.Of(action.Name, tooltip: action.Description);
        }
    }
}
