using System;
using System.Collections.Generic;

namespace SimpleSmm.Orders.Checks;

/// <summary>What a service's entry in the catalog says of an order before it is sent. It has passed <see cref="OrderCheck"/>.</summary>
internal static class ServiceCheck
{
    public static OrderRequest Complete(OrderRequest order, Service service, IPanelObserver? observer)
    {
        if (order.ServiceId != service.ServiceId)
            throw new PanelException(PanelErrorCode.ServiceNotFound, $"The order is for service {order.ServiceId}, not for service {service.ServiceId}.");
        var type = OrderType.Find(service.Type);
        if (type?.QuantityFrom is { } list && order.Quantity is null && OrderLists.Count(order, list) is var lines and > 0)
            order = order with { Quantity = lines };

        if (order.Runs is not null && service.DripFeed == false)
            throw new PanelException(PanelErrorCode.InvalidField, $"{Name(service, type)} is not delivered in runs; leave runs and interval out.");
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
            // A flag that says yes knows better than the table.
            if (type.Takes(field) || (field is "runs" or "interval" && service.DripFeed == true)) continue;
            throw new PanelException(
                CodeOf(field),
                $"{Name(service, type)} takes no {field}. It takes {string.Join(", ", type.Required)}{Besides(type)}.");
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

    private static string Besides(OrderType type) => type.Optional.Count == 0 ? "" : $", and may have {string.Join(", ", type.Optional)}";

    private static string Name(Service service, OrderType? type) => FormattableString.Invariant($"Service {service.ServiceId} ({type?.Name ?? service.Type})");
}
