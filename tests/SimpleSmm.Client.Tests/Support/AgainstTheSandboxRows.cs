using System;
using System.Collections.Generic;
using System.Linq;
using static SimpleSmm.PanelErrorCode;

namespace SimpleSmm.Tests;

/// <summary>The rows of the table: what docs/panel-api.md#order-types makes of every order worth trying.</summary>
internal static class AgainstTheSandboxRows
{
    public static IEnumerable<AgainstTheSandboxRow> Of(AgainstTheSandboxType type, Service service)
    {
        var order = type.Order(service);
        return [order, .. Fields(type, order), .. Quantities(type, order, service), .. Runs(type, order, service), .. Traffic(type, order), .. Subscription(type, order, service)];
    }

    private static IEnumerable<AgainstTheSandboxRow> Fields(AgainstTheSandboxType type, AgainstTheSandboxRow order)
    {
        foreach (var (field, value) in AgainstTheSandboxType.Values)
        {
            var code = field switch { "link" => InvalidLink, "quantity" => InvalidQuantity, _ => InvalidField };
            if (type.Needs(field))
            {
                yield return order.With($"without {field}", code, (field, null));
                yield return order.With($"blank {field}", code, (field, " "));
            }
            else if (field is not ("runs" or "interval"))
            {
                // Some panels want a quantity for lists and packages (docs/panel-api.md#order-types), so only a subscription refuses one.
                var allowed = type.Takes(field) || (field == "quantity" && type.Name != "Subscriptions");
                yield return order.With($"with {field}", allowed ? null : code, (field, value));
            }
        }

        if (type.Optional.Length > 0)
            yield return order.With("with every optional field", null, [.. type.Optional.Split(' ').Select(field => (field, (string?)AgainstTheSandboxType.Values[field]))]);
    }

    private static IEnumerable<AgainstTheSandboxRow> Quantities(AgainstTheSandboxType type, AgainstTheSandboxRow order, Service service)
    {
        var (min, max) = (service.Minimum, service.Maximum);
        if (type.Needs("quantity"))
        {
            foreach (var good in new[] { min, min + 1, max - 1, max }) yield return order.With(null, ("quantity", $"{good}"));
            foreach (var bad in new[] { min - 1, max + 1, 0, -5, int.MaxValue, long.MaxValue }) yield return order.With(InvalidQuantity, ("quantity", $"{bad}"));
        }
        else if (type.Counted is { } list)
        {
            foreach (var good in new[] { min, max })
            {
                yield return order.With($"{good} {list}", null, (list, AgainstTheSandboxType.Lines(good)));
                yield return order.With($"{good} {list} and the quantity", null, (list, AgainstTheSandboxType.Lines(good)), ("quantity", $"{good}"));
                yield return order.With($"{good} {list} and blank ones", null, (list, "\n \n" + AgainstTheSandboxType.Lines(good) + "\n\t\n\n"));
            }

            foreach (var bad in new[] { 0, -1 }) yield return order.With(InvalidQuantity, ("quantity", $"{bad}"));
            yield return order.With($"{max + 1} {list}", InvalidQuantity, (list, AgainstTheSandboxType.Lines(max + 1)));
            if (min == 1) yield break;
            yield return order.With($"{min - 1} {list}", InvalidQuantity, (list, AgainstTheSandboxType.Lines(min - 1)));
            yield return order.With($"{min - 1} {list} and blank ones", InvalidQuantity, (list, AgainstTheSandboxType.Lines(min - 1) + "\n\n \n"));
            yield return order.With($"{min - 1} {list} and a good quantity", InvalidQuantity, (list, AgainstTheSandboxType.Lines(min - 1)), ("quantity", $"{min}"));
        }
        else if (type.IsPackage)
        {
            foreach (var good in new[] { min, max + 1, 5000 }) yield return order.With(null, ("quantity", $"{good}"));
            foreach (var bad in new[] { 0, -1 }) yield return order.With(InvalidQuantity, ("quantity", $"{bad}"));
        }
    }

    private static IEnumerable<AgainstTheSandboxRow> Runs(AgainstTheSandboxType type, AgainstTheSandboxRow order, Service service)
    {
        foreach (var (runs, interval) in new[] { ("2", null), (null, "30"), ("0", "30"), ("-2", "30"), ("2", "-1") })
            yield return order.With(InvalidField, ("runs", runs), ("interval", interval));
        if (!type.Takes("runs"))
        {
            yield return order.With(InvalidField, ("runs", "2"), ("interval", "30"));
            yield break;
        }

        foreach (var interval in new[] { "0", "5", "90", "7", "1440" }) yield return order.With(null, ("runs", "2"), ("interval", interval));
        var (min, max) = (service.Minimum, service.Maximum);
        foreach (var (quantity, runs) in new[] { (min, 1), (min, 2), (max, 1), (max / 2, 2), (min, max / min), (max / 3, 3) }) yield return Dripped(null, quantity, runs);
        foreach (var (quantity, runs) in new[] { (min - 1, 1), (min - 1, 2), (max + 1, 1), (max, 2), ((max / 2) + 1, 2), (min, (max / min) + 1), ((max / 3) + 1, 3) })
            yield return Dripped(InvalidQuantity, quantity, runs);

        AgainstTheSandboxRow Dripped(PanelErrorCode? expected, long quantity, long runs) =>
            order.With(expected, ("quantity", $"{quantity}"), ("runs", $"{runs}"), ("interval", "60"));
    }

    private static IEnumerable<AgainstTheSandboxRow> Traffic(AgainstTheSandboxType type, AgainstTheSandboxRow order)
    {
        if (type.Name != "Web Traffic") yield break;
        foreach (var device in new[] { 1, 2, 3, 4, 5 }) yield return order.With(null, ("device", $"{device}"));
        foreach (var device in new[] { 0, 6, -1 }) yield return order.With(InvalidField, ("device", $"{device}"));
        foreach (var traffic in new[] { 0, 4, -1 }) yield return order.With(InvalidField, ("type_of_traffic", $"{traffic}"));
        foreach (var (traffic, needed, other) in new[] { ("1", "google_keyword", "referring_url"), ("2", "referring_url", "google_keyword") })
        {
            yield return order.With(null, ("type_of_traffic", traffic), (needed, "a.b"));
            yield return order.With(null, ("type_of_traffic", traffic), (needed, "a.b"), (other, "c.d"));
            yield return order.With(InvalidField, ("type_of_traffic", traffic));
            yield return order.With(InvalidField, ("type_of_traffic", traffic), (needed, " "));
            yield return order.With(InvalidField, ("type_of_traffic", traffic), (other, "c.d"));
        }
    }

    private static IEnumerable<AgainstTheSandboxRow> Subscription(AgainstTheSandboxType type, AgainstTheSandboxRow order, Service service)
    {
        if (type.Name != "Subscriptions") yield break;
        var (min, max) = ($"{service.Minimum}", $"{service.Maximum}");
        foreach (var (least, most) in new[] { (min, max), (min, min), (max, max) }) yield return order.With(null, ("min", least), ("max", most));
        yield return order.With(InvalidQuantity, ("min", $"{service.Minimum - 1}"), ("max", max));
        yield return order.With(InvalidQuantity, ("min", min), ("max", $"{service.Maximum + 1}"));
        foreach (var (least, most) in new[] { ("101", "100"), ("0", "100"), ("-1", "100"), ("100", "0"), ("100", "-1") })
            yield return order.With(InvalidQuantity, ("min", least), ("max", most));

        foreach (var delay in new[] { 0, 5, 10, 15, 20, 30, 40, 50, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600 })
            yield return order.With(null, ("delay", $"{delay}"));
        yield return order.With(InvalidField, ("delay", "-1"));
        foreach (var posts in new[] { 1, 100000 }) yield return order.With(null, ("posts", $"{posts}"));
        yield return order.With(InvalidField, ("posts", "-1"));
        yield return order.With(null, ("posts", "0"));
        foreach (var posts in new[] { 0, 1, 1000 }) yield return order.With(null, ("old_posts", $"{posts}"));
        yield return order.With(InvalidField, ("old_posts", "-1"));
        foreach (var expiry in new[] { "01/02/2090", "29/02/2088", Day(2) }) yield return order.With(null, ("expiry", expiry));
        foreach (var expiry in new[] { "01/01/2020", Day(-2) }) yield return order.With(InvalidField, ("expiry", expiry));
    }

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("dd'/'MM'/'yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
