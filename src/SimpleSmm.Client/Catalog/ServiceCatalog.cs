using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Everything a panel sells, as it stood when it was read.</summary>
public sealed class ServiceCatalog
{
    private readonly Dictionary<long, Service> _byId = [];

    internal ServiceCatalog(IReadOnlyList<Service> services, IReadOnlyList<PanelException> unreadable)
    {
        Services = services;
        Unreadable = unreadable;
        for (var i = services.Count - 1; i >= 0; i--) _byId[services[i].ServiceId] = services[i];
    }

    /// <summary>When it was read, in UTC.</summary>
    public DateTimeOffset ReadAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>The services, in the panel's order.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>One error for each entry that could not be read; the rest of the catalog is not lost with it.</summary>
    public IReadOnlyList<PanelException> Unreadable { get; }

    /// <summary>The service of an id; the first one where the panel lists several.</summary>
    /// <param name="serviceId">The id to look for.</param>
    /// <returns>The service, or null where the panel does not sell it.</returns>
    public Service? Find(long serviceId) => _byId.TryGetValue(serviceId, out var service) ? service : null;

    /// <summary>Checks an order against the service that it is for (<see cref="OrderRequest.CompleteFor"/>).</summary>
    /// <param name="order">The order.</param>
    /// <param name="observer">Told of what is odd and yet up to the panel; null for nobody.</param>
    /// <returns>The order with the quantity that its list says, and with its estimated charge.</returns>
    /// <exception cref="PanelException">The panel does not list the service (ServiceNotFound), or the order does not fit it.</exception>
    public OrderRequest Complete(OrderRequest order, IPanelObserver? observer = null)
    {
        if (Find(order.ServiceId) is { } service) return order.CompleteFor(service, observer);
        order.Validate();
        throw new PanelException(PanelErrorCode.ServiceNotFound, $"The panel lists no service {order.ServiceId} among its {Services.Count}.");
    }
}
