using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Sandbox.Orders;

namespace SimpleSmm.Sandbox.Catalog;

/// <summary>Represents the services of one panel. It is immutable, so it does not need a lock.</summary>
internal sealed class ServiceCatalog
{
    private readonly Dictionary<long, Service> _byId = [];
    private readonly List<Service> _all = [];

    public ServiceCatalog(int? count)
    {
        foreach (var service in BuiltInServices.All())
        {
            if (_all.Count < (count ?? int.MaxValue))
                Add(service);
        }

        for (var id = 1001; _all.Count < count; id++)
            Add(Generated(id));
    }

    public IReadOnlyList<Service> All => _all;

    public Service? Find(long id) => _byId.TryGetValue(id, out var service) ? service : null;

    /// <summary>Returns the Default services with these flags, or all Default services if none has them.</summary>
    public IReadOnlyList<Service> Plain(bool refill, bool cancel)
    {
        var fitting = _all.FindAll(s => s.Type == OrderTypes.Default && s.Refill == refill && s.Cancel == cancel);
        return fitting.Count > 0 ? fitting : _all.FindAll(s => s.Type == OrderTypes.Default);
    }

    private void Add(Service service)
    {
        _all.Add(service);
        _byId.Add(service.Id, service);
    }

    // As varied as a benchmark of reading needs: names of ordinary length, rates with five decimals, fifty services per category.
    private static Service Generated(int id)
    {
        var rate = (0.05m + (id * 0.00137m)).ToString("0.00###", CultureInfo.InvariantCulture);
        return new Service(
            id,
            $"Generated Service {id} [Max 100K] [Start 0-1 Hour] [Speed 5K/Day]",
            OrderTypes.Default,
            $"Generated Category {id / 50}",
            rate,
            10 * ((id % 10) + 1),
            100000,
            id % 2 == 0,
            id % 3 == 0,
            id % 4 != 0);
    }
}
