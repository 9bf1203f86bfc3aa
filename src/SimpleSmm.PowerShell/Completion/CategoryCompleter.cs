using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a category with the panel's categories.</summary>
public sealed class CategoryCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalog catalog, string typed)
    {
        // The parameter accepts wildcards, and many category names contain brackets.
        foreach (var category in Values(catalog, service => service.Category, WildcardPattern.Unescape(typed)))
            yield return Completions.Of(WildcardPattern.Escape(category), category);
    }
}
