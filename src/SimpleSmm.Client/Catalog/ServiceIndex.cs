using System.Collections.Generic;

namespace SimpleSmm.Catalog;

/// <summary>Indexes a catalog by id: the first service with each id, and the number of services with it.</summary>
internal sealed class ServiceIndex
{
    private readonly List<Service> _services = [];
    private readonly Dictionary<long, (Service First, int Count)> _byId = [];

    public ServiceIndex(IReadOnlyList<Service> services)
    {
        foreach (var service in services)
        {
            if (_byId.TryGetValue(service.ServiceId, out var known))
            {
                _byId[service.ServiceId] = (known.First, known.Count + 1);
                continue;
            }

            _byId.Add(service.ServiceId, (service, 1));
            _services.Add(service);
        }
    }

    /// <summary>Gets the first service with each id, in the catalog's order.</summary>
    public IReadOnlyList<Service> Services => _services;

    public Service? Find(long id) => _byId.TryGetValue(id, out var found) ? found.First : null;

    public int Count(long id) => _byId.TryGetValue(id, out var found) ? found.Count : 0;
}
