using System;
using System.Collections.Generic;

namespace SimpleSmm.Orders.Checks;

/// <summary>What is odd about an order and yet up to the panel: told, never refused (docs/panel-api.md#intervals-and-delays).</summary>
internal static class OrderHints
{
    private static readonly long[] Intervals = [0, 5, 10, 15, 30, 60, 90];
    private static readonly long[] Delays = [0, 5, 10, 15, 20, 30, 40, 50, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600];

    public static void Tell(OrderRequest order, Service service, OrderType? type, IPanelObserver? observer)
    {
        if (observer is null) return;
        if (type is null)
            Note(observer, $"Service {service.ServiceId} is of the type '{service.Type}', which is not known: the order is sent as it was given.");
        if (order.Interval is { } interval && Array.IndexOf(Intervals, interval) < 0)
            Note(observer, $"Some panels take an interval of {string.Join(", ", Intervals)} minutes only, not {interval}.");
        if (order.Delay is { } delay && Array.IndexOf(Delays, delay) < 0)
            Note(observer, $"Panels take certain delays only, up to 600 minutes; {delay} may be refused.");
        if (HasBar(order.Comments ?? []))
            Note(observer, $"Some panels take ' | ' in a comment for the end of it and count two.");

        // It costs by the one or the other, and only the panel knows by which.
        if (type is { IsPackage: false, QuantityFrom: { } list } && OrderLists.Count(order, list) is var lines && lines != order.Quantity)
            observer.Notify(new(PanelEventLevel.Warning, FormattableString.Invariant($"The quantity is {order.Quantity}, but there are {lines} {list}; the panel may charge for either.")));
    }

    private static bool HasBar(IReadOnlyList<string> comments)
    {
        foreach (var comment in comments)
        {
            if (comment?.Contains(" | ") == true) return true;
        }

        return false;
    }

    private static void Note(IPanelObserver observer, FormattableString text)
    {
        if (observer.IsEnabled(PanelEventLevel.Verbose)) observer.Notify(new(PanelEventLevel.Verbose, FormattableString.Invariant(text)));
    }
}
