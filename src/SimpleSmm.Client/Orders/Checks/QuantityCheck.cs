using System.Globalization;
using SimpleSmm.Text;

namespace SimpleSmm.Orders.Checks;

/// <summary>
/// A service's limits (docs/panel-api.md#limits-of-a-quantity): of a drip-feed the smallest quantity is that of a run, the largest that of
/// all runs; of a subscription both are those of a post; a package has none.
/// </summary>
internal static class QuantityCheck
{
    /// <exception cref="PanelException">The quantity is outside (<see cref="PanelErrorCode.InvalidQuantity"/>).</exception>
    public static void Validate(OrderRequest order, Service service, OrderType type)
    {
        if (type.IsPackage) return;
        if (type.IsSubscription)
        {
            AtLeast(order.Minimum, service, "min");
            AtMost(order.Maximum, service, "max");
            return;
        }

        // What stands beside a list is for the panels that want it; the pieces are the list's.
        var (pieces, what) = type.QuantityFrom is { } list ? (OrderLists.Count(order, list), $"number of {list}") : (order.Quantity, "quantity");
        if (pieces is not { } quantity) return;
        AtLeast(quantity, service, order.Runs is null ? what : $"{what} of a run");
        AtMost(SaturatingMath.Multiply(quantity, order.Runs ?? 1), service, order.Runs is null ? what : $"{what} of all {Text(order.Runs.Value)} runs together");
    }

    private static void AtLeast(decimal? given, Service service, string what)
    {
        if (given < service.Minimum)
            throw Outside($"The {what} must be {Text(service.Minimum)} or more for service {Text(service.ServiceId)}, not {Text(given.Value)}.");
    }

    // Who says that at most nothing can be ordered means that there is no limit.
    private static void AtMost(decimal? given, Service service, string what)
    {
        if (service.Maximum > 0 && given > service.Maximum)
            throw Outside($"The {what} must be {Text(service.Maximum)} or less for service {Text(service.ServiceId)}, not {Text(given.Value)}.");
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static PanelException Outside(string message) => new(PanelErrorCode.InvalidQuantity, message);
}
