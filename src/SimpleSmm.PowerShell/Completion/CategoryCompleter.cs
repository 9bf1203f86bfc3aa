using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a category with those that the panel has.</summary>
public sealed class CategoryCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalog catalog, string typed)
    {
        // The parameter takes wildcards, and many a category has brackets in its name.
        foreach (var category in Values(catalog, service => service.Category, WildcardPattern.Unescape(typed)))
            yield return Completions.Of(WildcardPattern.Escape(category), category);
    }
}
