using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a category with those that the panel has.</summary>
public sealed class CategoryCompleter : CatalogueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalogue catalogue, string typed) =>
        Values(catalogue, service => service.Category, typed);
}
