using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a service type with the types in the panel's catalog.</summary>
public sealed class TypeCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalog catalog, string typed)
    {
        foreach (var type in Values(catalog, service => service.Type, typed)) yield return Completions.Of(type);
    }
}
