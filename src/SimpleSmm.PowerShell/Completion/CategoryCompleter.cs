using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a category with those that the panel has.</summary>
public sealed class CategoryCompleter : CatalogueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalogue catalogue, string typed)
    {
        // The parameter takes wildcards, and many a category has brackets in its name.
        foreach (var category in Values(catalogue, service => service.Category, WildcardPattern.Unescape(typed)))
            yield return Completions.Of(WildcardPattern.Escape(category), category);
    }
}
