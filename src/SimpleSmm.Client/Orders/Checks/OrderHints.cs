using System;
using System.Collections.Generic;

namespace SimpleSmm.Orders.Checks;

/// <summary>
/// Reports unusual values of an order that some panels reject; the order is sent nevertheless (docs/panel-api.md#intervals-and-delays).
/// </summary>
internal static class OrderHints
{
    private static readonly long[] Intervals = [0, 5, 10, 15, 30, 60, 90];
    private static readonly long[] Delays =
        [0, 5, 10, 15, 20, 30, 40, 50, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600];

    public static void Tell(OrderRequest order, Service service, OrderType? type, IPanelObserver? observer)
    {
        if (observer is null) return;
        if (type is null)
            Note(observer, $"Service {service.ServiceId} has the unknown type '{service.Type}'; the order is sent as given.");
        if (order.Interval is { } interval && Array.IndexOf(Intervals, interval) < 0)
            Note(observer, $"The interval {interval} may be rejected: some panels accept only {string.Join(", ", Intervals)} minutes.");
        if (order.Delay is { } delay && Array.IndexOf(Delays, delay) < 0)
            Note(observer, $"The delay {delay} may be rejected: panels accept only certain delays, up to 600 minutes.");
        if (HasBar(order.Comments ?? []))
            Note(observer, $"A comment contains ' | ', which some panels treat as a separator; they would count two comments.");

        // The client cannot know which of the two the panel charges for.
        if (type is { IsPackage: false, QuantityFrom: { } list } && OrderLists.Count(order, list) is var lines && lines != order.Quantity)
        {
            var text = FormattableString.Invariant(
                $"The quantity is {order.Quantity}, but there are {lines} {list}; the panel may charge for either.");
            observer.Notify(new(PanelEventLevel.Warning, text));
        }
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
