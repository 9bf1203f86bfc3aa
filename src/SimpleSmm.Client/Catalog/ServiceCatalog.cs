using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Represents a panel's list of services at the time it was read.</summary>
public sealed class ServiceCatalog
{
    private readonly Dictionary<long, Service> _byId = [];

    internal ServiceCatalog(IReadOnlyList<Service> services, IReadOnlyList<PanelException> unreadable)
    {
        Services = services;
        Unreadable = unreadable;
        for (var i = services.Count - 1; i >= 0; i--) _byId[services[i].ServiceId] = services[i];
    }

    /// <summary>Gets the time at which the catalog was read, in UTC.</summary>
    public DateTimeOffset ReadAt { get; } = DateTimeOffset.UtcNow;

    /// <summary>Gets the services, in the panel's order.</summary>
    public IReadOnlyList<Service> Services { get; }

    /// <summary>Gets one error per entry that could not be read. The other entries are in <see cref="Services"/>.</summary>
    public IReadOnlyList<PanelException> Unreadable { get; }

    /// <summary>Returns the service with an id, or the first one if the panel lists several.</summary>
    /// <param name="serviceId">The id to look for.</param>
    /// <returns>The service; null if the panel does not list it.</returns>
    public Service? Find(long serviceId) => _byId.TryGetValue(serviceId, out var service) ? service : null;

    /// <summary>Checks an order against its service and completes it (<see cref="OrderRequest.CompleteFor"/>).</summary>
    /// <param name="order">The order.</param>
    /// <param name="observer">Receives hints about unusual values that a panel may accept; null for no hints.</param>
    /// <returns>The order with the quantity of its list and its estimated charge.</returns>
    /// <exception cref="PanelException">The panel does not list the service (ServiceNotFound), or the order does not fit it.</exception>
    public OrderRequest Complete(OrderRequest order, IPanelObserver? observer = null)
    {
        if (Find(order.ServiceId) is { } service) return order.CompleteFor(service, observer);
        order.Validate();
        throw new PanelException(
            PanelErrorCode.ServiceNotFound,
            $"The panel's catalog of {Services.Count} services does not contain service {order.ServiceId}.");
    }
}
