using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Everything a panel sells, as it stood when it was read.</summary>
public sealed class ServiceCatalogue
{
    private readonly Dictionary<long, Service> _byId = [];

    internal ServiceCatalogue(IReadOnlyList<Service> services, IReadOnlyList<PanelException> unreadable)
    {
        Services = services;
        Unreadable = unreadable;
        for (var i = services.Count - 1; i >= 0; i--) _byId[services[i].ServiceId] = services[i];
    }

    /// <summary>When it was read, in UTC.</summary>
    public DateTimeOffset ReadAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The services, in the panel's order.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>One error for each entry that could not be read; the rest of the catalogue is not lost with it.</summary>
    public IReadOnlyList<PanelException> Unreadable { get; }

    /// <summary>The service of an id; the first one where the panel lists several.</summary>
    /// <param name="serviceId">The id to look for.</param>
    /// <returns>The service, or null where the panel does not sell it.</returns>
    public Service? Find(long serviceId) => _byId.TryGetValue(serviceId, out var service) ? service : null;
}
