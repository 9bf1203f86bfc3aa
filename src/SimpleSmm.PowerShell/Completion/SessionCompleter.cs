using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using SimpleSmm.Sessions;

namespace SimpleSmm.Completion;

/// <summary>Completes <c>-Session</c> with the names of this runspace's sessions.</summary>
public sealed class SessionCompleter : IArgumentCompleter
{
    /// <summary>Returns the sessions whose name begins with the typed text.</summary>
    /// <param name="commandName">The command.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">The text typed so far.</param>
    /// <param name="commandAst">The command line.</param>
    /// <param name="fakeBoundParameters">The other parameters.</param>
    /// <returns>One result per session, with its panel as the tooltip.</returns>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = Completions.Typed(wordToComplete);
        foreach (var session in SessionTable.OfThisRunspace.All())
        {
            if (!session.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) continue;
            yield return Completions.Of(session.Name, tooltip: session.Uri.ToString());
        }
    }
}
