using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;
using SimpleSmm.Sessions;

namespace SimpleSmm.Completion;

/// <summary>Completes from the catalog as the session has read it, never over the network: a Tab must not send a request.</summary>
public abstract class CatalogCompleter : IArgumentCompleter
{
    private protected CatalogCompleter()
    {
    }

    /// <summary>What fits to what is typed.</summary>
    /// <param name="commandName">The command.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">What is typed so far.</param>
    /// <param name="commandAst">The command line.</param>
    /// <param name="fakeBoundParameters">The other parameters; of them <c>-Session</c> counts.</param>
    /// <returns>Nothing where the catalog has not been read.</returns>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var catalog = SessionOf(commandAst, fakeBoundParameters)?.Catalog;
        return catalog is null ? [] : Complete(catalog, Completions.Typed(wordToComplete));
    }

    private protected abstract IEnumerable<CompletionResult> Complete(ServiceCatalog catalog, string typed);

    /// <summary>The different values of a property that contain what is typed.</summary>
    private protected static IEnumerable<string> Values(ServiceCatalog catalog, Func<Service, string> get, string typed)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var service in catalog.Services)
        {
            var value = get(service);
            if (value.Length > 0 && Contains(value, typed) && seen.Add(value)) yield return value;
        }
    }

    private protected static bool Contains(string text, string part) => text.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;

    private static PanelSession? SessionOf(CommandAst line, IDictionary parameters) => parameters["Session"] switch
    {
        // What would have to be run to be known, such as (Get-SmmSession x), is another session than the current one.
        null => IsSessionGiven(line) ? null : SessionTable.OfThisRunspace.Current,
        PSObject { BaseObject: PanelSession session } => session,
        PanelSession session => session,
        var name => SessionTable.OfThisRunspace.Find(name.ToString() ?? ""),
    };

    private static bool IsSessionGiven(CommandAst line)
    {
        foreach (var element in line.CommandElements)
        {
            if (element is CommandParameterAst parameter && "Session".StartsWith(parameter.ParameterName, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
