using System;
using SimpleSmm.Orders;
using SimpleSmm.Text;

namespace SimpleSmm.Catalog;

/// <summary>Estimates the cost of an order from the catalog (docs/panel-api.md#charges), without rounding.</summary>
internal static class ChargeEstimate
{
    /// <summary>Returns the estimated charge; null if it cannot be estimated.</summary>
    public static decimal? Of(Service service, OrderRequest order)
    {
        // The rate of an unknown type may be per package; an estimate per 1000 would then be 1000 times too low.
        if (OrderType.Find(service.Type) is not { } type) return null;
        if (type.IsPackage) return SaturatingMath.Multiply(service.Rate, order.Runs ?? 1);
        return Pieces(order, type) is { } pieces
            ? SaturatingMath.Multiply(SaturatingMath.Multiply(service.Rate, pieces) / 1000m, order.Runs ?? 1)
            : null;
    }

    /// <summary>Returns the estimated charge of a quantity or a package.</summary>
    public static decimal Of(Service service, long quantity, long? runs) => OrderType.Find(service.Type)?.IsPackage == true
        ? SaturatingMath.Multiply(service.Rate, runs ?? 1)
        : SaturatingMath.Multiply(SaturatingMath.Multiply(service.Rate, quantity) / 1000m, runs ?? 1);

    private static decimal? Pieces(OrderRequest order, OrderType type)
    {
        if (type.IsSubscription)
        {
            // Without any posts a panel may read 0 new posts as no limit.
            return order is { Posts: { } posts, Maximum: { } each } && posts + (order.OldPosts ?? 0) > 0
                ? SaturatingMath.Multiply(each, (decimal)posts + (order.OldPosts ?? 0))
                : null;
        }

        // If both are given, a panel may charge for either.
        var lines = type.QuantityFrom is { } list ? OrderLists.Count(order, list) : 0;
        return order.Quantity is { } quantity ? Math.Max(quantity, lines) : lines > 0 ? lines : null;
    }
}
