using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a service id by its first digits or by a part of the service's name.</summary>
public sealed class ServiceCompleter : CatalogueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalogue catalogue, string typed)
    {
        foreach (var service in catalogue.Services)
        {
            var id = service.ServiceId.ToString(CultureInfo.InvariantCulture);
            if (!id.StartsWith(typed, StringComparison.Ordinal) && !Contains(service.Name, typed)) continue;
            yield return new CompletionResult(id, $"{id} {service.Name}", CompletionResultType.ParameterValue, Describe(service));
        }
    }

    private static string Describe(Service service)
    {
        var maximum = service.Maximum == long.MaxValue ? "…" : service.Maximum.ToString("N0", CultureInfo.CurrentCulture);
        return string.Format(
            CultureInfo.CurrentCulture, "{0}: {1} {2}, {3:N0} to {4}, {5}", service.Name, service.Rate, service.Currency, service.Minimum, maximum, service.Type);
    }
}
