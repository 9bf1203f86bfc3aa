using System;

namespace SimpleSmm.Orders;

/// <summary>Describes an order in a few words.</summary>
internal static class OrderWords
{
    public static string Of(OrderRequest order)
    {
        var pieces = order.Quantity is { } quantity ? FormattableString.Invariant($", quantity {quantity}") : Lines(order);
        var drip = order.Runs is null ? "" : FormattableString.Invariant($" in each of {order.Runs} runs");
        return FormattableString.Invariant(
            $"service {(order.ServiceId == 0 ? "?" : (object)order.ServiceId)}{pieces}{drip}, {Target(order)}");
    }

    private static string Lines(OrderRequest order) => OrderLists.Count(order.Comments) is var comments and > 0
        ? FormattableString.Invariant($", comments {comments}")
        : OrderLists.Count(order.UserNames) is var users and > 0 ? FormattableString.Invariant($", usernames {users}") : "";

    private static string Target(OrderRequest order) => !string.IsNullOrEmpty(order.Link) ? order.Link
        : string.IsNullOrWhiteSpace(order.UserName) ? "no link" : $"username {order.UserName}";
}
