using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes the type of a service with those that the panel sells.</summary>
public sealed class TypeCompleter : CatalogueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalogue catalogue, string typed) =>
        Values(catalogue, service => service.Type, typed);
}
