using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SimpleSmm.Completion;

/// <summary>
/// Completes values from the catalog that the session has read. Does not send a request, because pressing Tab must not use the network.
/// </summary>
public abstract class CatalogCompleter : IArgumentCompleter
{
    private protected CatalogCompleter()
    {
    }

    /// <summary>Returns the completions for the typed text.</summary>
    /// <param name="commandName">The command.</param>
    /// <param name="parameterName">The parameter.</param>
    /// <param name="wordToComplete">The text typed so far.</param>
    /// <param name="commandAst">The command line.</param>
    /// <param name="fakeBoundParameters">The other parameters, of which only <c>-Session</c> is used.</param>
    /// <returns>The completions; empty if the catalog has not been read.</returns>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var catalog = CompletionSession.Of(commandAst, fakeBoundParameters)?.Catalog;
        return catalog is null ? [] : Complete(catalog, Completions.Typed(wordToComplete));
    }

    private protected abstract IEnumerable<CompletionResult> Complete(ServiceCatalog catalog, string typed);

    /// <summary>Returns the distinct values of a property that contain the typed text.</summary>
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
}
