using System.Collections.Generic;
using SimpleSmm.Catalog;

namespace SimpleSmm;

/// <summary>Represents the differences between a reference catalog and a newer one.</summary>
public sealed class ServiceComparison
{
    private ServiceComparison(IReadOnlyList<ServiceChange> changes, bool hasUnknownCurrency)
    {
        Changes = changes;
        HasUnknownCurrency = hasUnknownCurrency;
    }

    /// <summary>Gets the changes: first those of the reference's services, in their order, then the added services.</summary>
    public IReadOnlyList<ServiceChange> Changes { get; }

    /// <summary>Gets whether a rate with a known currency was compared with a rate in an unknown currency.</summary>
    public bool HasUnknownCurrency { get; }

    /// <summary>Compares two catalogs. If an id occurs several times, its first service is compared and a duplicate is reported.</summary>
    /// <param name="reference">The older catalog.</param>
    /// <param name="difference">The newer catalog.</param>
    /// <param name="minimumRateChangePercent">The minimum change of a rate to report, in percent of the old rate.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="PanelException">The percentage is negative (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static ServiceComparison Of(
        IReadOnlyList<Service> reference, IReadOnlyList<Service> difference, decimal minimumRateChangePercent = 0)
    {
        if (minimumRateChangePercent < 0)
            throw new PanelException(PanelErrorCode.InvalidField, "The minimum change of a rate must be 0 percent or more.");

        var (old, now) = (new ServiceIndex(reference), new ServiceIndex(difference));
        var found = new ServiceDifferences(minimumRateChangePercent);
        foreach (var service in old.Services)
        {
            var other = now.Find(service.ServiceId);
            found.AddDuplicates(service, other, old.Count(service.ServiceId), now.Count(service.ServiceId));
            if (other is null) found.AddWhole(ServiceChangeKind.Removed, service, null);
            else found.AddDifferences(service, other);
        }

        foreach (var service in now.Services)
        {
            if (old.Find(service.ServiceId) is not null) continue;
            found.AddDuplicates(null, service, 0, now.Count(service.ServiceId));
            found.AddWhole(ServiceChangeKind.Added, null, service);
        }

        return new ServiceComparison(found.Changes, found.HasUnknownCurrency);
    }
}
