using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Placing;

/// <summary>Checks orders against the catalog, which is read once, for the first order that needs it.</summary>
internal sealed class PlacementCatalog(PanelClient client, OrderPlacementOptions options, Preparation preparation)
{
    /// <summary>Gets the catalog; null until it is read.</summary>
    public ServiceCatalog? Catalog { get; private set; } = options.Catalog;

    /// <summary>Returns the order with the quantity of its list and its estimated charge.</summary>
    /// <exception cref="PanelException">The order does not fit its service, or the catalog cannot be read.</exception>
    public async Task<OrderRequest> CompleteAsync(OrderRequest order, CancellationToken cancellation)
    {
        // The catalog allows more exact messages, but it is not read for an order that every panel would reject.
        if (options.SkipValidation || Catalog is null) order.Validate();
        if (!options.SkipValidation || options.Budget is not null || options.CheckBalance)
            Catalog ??= await preparation.GetAsync(() => ReadAsync(cancellation)).ConfigureAwait(false);
        return options.SkipValidation
            ? order with { EstimatedCharge = Catalog?.Find(order.ServiceId)?.EstimateCharge(order) }
            : Catalog!.Complete(order, client.Observer);
    }

    private async Task<ServiceCatalog> ReadAsync(CancellationToken cancellation)
    {
        var catalog = await client.GetServicesAsync(cancellation).ConfigureAwait(false);
        foreach (var service in catalog.Services) service.Currency ??= options.Currency;
        return catalog;
    }
}
