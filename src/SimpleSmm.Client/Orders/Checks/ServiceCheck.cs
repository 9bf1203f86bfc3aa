using System;
using System.Collections.Generic;

namespace SimpleSmm.Orders.Checks;

/// <summary>Checks an order against the catalog entry of its service. The order has passed <see cref="OrderCheck"/>.</summary>
internal static class ServiceCheck
{
    public static OrderRequest Complete(OrderRequest order, Service service, IPanelObserver? observer)
    {
        if (order.ServiceId != service.ServiceId)
        {
            throw new PanelException(
                PanelErrorCode.ServiceNotFound, $"The order is for service {order.ServiceId}, not for service {service.ServiceId}.");
        }

        var type = OrderType.Find(service.Type);
        if (type?.QuantityFrom is { } list && order.Quantity is null && OrderLists.Count(order, list) is var lines and > 0)
            order = order with { Quantity = lines };

        if (order.Runs is not null && service.DripFeed == false)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, $"{Name(service, type)} does not support drip-feed; remove runs and interval.");
        }

        if (type is not null)
        {
            CheckFields(order, service, type);
            QuantityCheck.Validate(order, service, type);
        }

        OrderHints.Tell(order, service, type, observer);
        return order with { EstimatedCharge = service.EstimateCharge(order) };
    }

    private static void CheckFields(OrderRequest order, Service service, OrderType type)
    {
        var given = new HashSet<string>();
        foreach (var field in OrderRequestFields.Of(order with { AdditionalFields = null })) given.Add(field.Key);
        CheckRequired(given, service, type);
        foreach (var field in given)
        {
            // The service's drip-feed flag overrides the table.
            if (type.Takes(field) || (field is "runs" or "interval" && service.DripFeed == true)) continue;
            throw new PanelException(
                CodeOf(field),
                $"{Name(service, type)} does not accept {field}. It needs {string.Join(", ", type.Required)}{Besides(type)}.");
        }
    }

    private static void CheckRequired(HashSet<string> given, Service service, OrderType type)
    {
        var missing = new List<string>();
        foreach (var field in type.Required)
        {
            if (!given.Contains(field)) missing.Add(field);
        }

        if (missing.Count == 0) return;
        throw new PanelException(CodeOf(missing[0]), $"{Name(service, type)} needs {string.Join(" and ", missing)}.");
    }

    private static PanelErrorCode CodeOf(string field) => field switch
    {
        "link" => PanelErrorCode.InvalidLink,
        "quantity" => PanelErrorCode.InvalidQuantity,
        _ => PanelErrorCode.InvalidField,
    };

    private static string Besides(OrderType type) =>
        type.Optional.Count == 0 ? "" : $" and also accepts {string.Join(", ", type.Optional)}";

    private static string Name(Service service, OrderType? type) =>
        FormattableString.Invariant($"Service {service.ServiceId} ({type?.Name ?? service.Type})");
}
