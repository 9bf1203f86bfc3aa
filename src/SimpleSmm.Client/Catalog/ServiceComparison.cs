using System.Collections.Generic;
using SimpleSmm.Catalog;

namespace SimpleSmm;

/// <summary>What is different in a catalog since another one was kept.</summary>
public sealed class ServiceComparison
{
    private ServiceComparison(IReadOnlyList<ServiceChange> changes, bool hasUnknownCurrency)
    {
        Changes = changes;
        HasUnknownCurrency = hasUnknownCurrency;
    }

    /// <summary>The changes: those of the reference's services in their order, then the services that were added.</summary>
    public IReadOnlyList<ServiceChange> Changes { get; }

    /// <summary>Whether rates were compared of which one names its currency and the other does not.</summary>
    public bool HasUnknownCurrency { get; }

    /// <summary>Compares two catalogs. Where one has an id more than once, the first one counts and the id is reported as a duplicate.</summary>
    /// <param name="reference">The older catalog.</param>
    /// <param name="difference">The newer one.</param>
    /// <param name="minimumRateChangePercent">Rates that differ by less, in percent of the old one, are not reported. Anything else is.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="PanelException">The percentage is negative (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static ServiceComparison Of(IReadOnlyList<Service> reference, IReadOnlyList<Service> difference, decimal minimumRateChangePercent = 0)
    {
        if (minimumRateChangePercent < 0)
            throw new PanelException(PanelErrorCode.InvalidField, "The least change of a rate must be 0 percent or more.");

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
