using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace SimpleSmm.Completion;

/// <summary>Completes a service id by its first digits or by a part of the service's name.</summary>
public sealed class ServiceCompleter : CatalogCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(ServiceCatalog catalog, string typed)
    {
        // Digits complete an id only, because about half of the names contain digits too.
        var isName = typed.Length > 0 && !char.IsDigit(typed[0]);
        foreach (var service in catalog.Services)
        {
            var id = service.ServiceId.ToString(CultureInfo.InvariantCulture);
            if (isName ? !Contains(service.Name, typed) : !id.StartsWith(typed, StringComparison.Ordinal)) continue;
            yield return new CompletionResult(id, $"{id} {service.Name}", CompletionResultType.ParameterValue, Describe(service));
        }
    }

    private static string Describe(Service service)
    {
        var maximum = service.Maximum == long.MaxValue ? "…" : service.Maximum.ToString("N0", CultureInfo.CurrentCulture);
        var rate = $"{service.Rate.ToString(CultureInfo.CurrentCulture)} {service.Currency}".TrimEnd();
        return string.Format(
            CultureInfo.CurrentCulture, "{0}: {1}, {2:N0} to {3}, {4}", service.Name, rate, service.Minimum, maximum, service.Type);
    }
}
