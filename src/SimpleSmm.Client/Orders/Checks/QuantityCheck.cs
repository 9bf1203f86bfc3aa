using System.Globalization;
using SimpleSmm.Text;

namespace SimpleSmm.Orders.Checks;

/// <summary>
/// Checks the quantity against the service's limits. For a drip-feed, the minimum is per run and the maximum is for all runs
/// (docs/panel-api.md#limits-of-a-quantity). For a subscription, both are per post. A package does not have limits.
/// </summary>
internal static class QuantityCheck
{
    /// <exception cref="PanelException">The quantity is outside the limits (<see cref="PanelErrorCode.InvalidQuantity"/>).</exception>
    public static void Validate(OrderRequest order, Service service, OrderType type)
    {
        if (type.IsPackage) return;
        if (type.IsSubscription)
        {
            AtLeast(order.Minimum, service, "min");
            AtMost(order.Maximum, service, "max");
            return;
        }

        // The number of list entries is what counts; a quantity beside the list is only for panels that require the field.
        var (pieces, what) = type.QuantityFrom is { } list
            ? (OrderLists.Count(order, list), $"number of {list}")
            : (order.Quantity, "quantity");
        if (pieces is not { } quantity) return;
        AtLeast(quantity, service, order.Runs is null ? what : $"{what} of a run");
        var all = order.Runs is null ? what : $"{what} of all {Text(order.Runs.Value)} runs together";
        AtMost(SaturatingMath.Multiply(quantity, order.Runs ?? 1), service, all);
    }

    private static void AtLeast(decimal? given, Service service, string what)
    {
        if (given < service.Minimum)
            throw Outside(what, $"{Text(service.Minimum)} or more", service, given.Value);
    }

    // A maximum of 0 means no limit.
    private static void AtMost(decimal? given, Service service, string what)
    {
        if (service.Maximum > 0 && given > service.Maximum)
            throw Outside(what, $"{Text(service.Maximum)} or less", service, given.Value);
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static PanelException Outside(string what, string limit, Service service, decimal given) => new(
        PanelErrorCode.InvalidQuantity, $"The {what} must be {limit} for service {Text(service.ServiceId)}, not {Text(given)}.");
}
