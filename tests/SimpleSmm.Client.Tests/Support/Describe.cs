using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SimpleSmm.Tests;

/// <summary>Objects and errors in words: every field that says something.</summary>
internal static class Describe
{
    public static string Error(PanelException e) => e.PanelText is null ? $"{e.Code}" : $"{e.Code} '{e.PanelText}'";

    public static string Balance(AccountBalance balance) => Words($"{balance.Balance}", balance.Currency);

    public static string Status(OrderStatus status) => Words(
        $"{status.OrderId}",
        $"{status.Status}{(status.IsFinal ? "!" : "")}",
        Named("charge", status.Charge),
        status.Currency,
        Named("start", status.StartCount),
        Named("remains", status.Remains),
        More(status.AdditionalData));

    public static string Refill(Refill refill) => $"{refill.OrderId} refill {refill.RefillId}";

    public static string RefillStatus(RefillStatus status) => $"{status.RefillId} {status.Status}{(status.IsFinal ? "!" : "")}";

    public static string Catalog(ServiceCatalog catalog)
    {
        var first = catalog.Services.Count == 0 ? null : Service(catalog.Services[0]);
        return Words($"{catalog.Services.Count} services", catalog.Unreadable.Count == 0 ? null : $"({catalog.Unreadable.Count} unreadable)", first);
    }

    public static string Service(Service service) => Words(
        $"[{service.ServiceId}] {service.Name}",
        service.Type.Length == 0 ? null : $"<{service.Type}>",
        $"rate={Text(service.Rate)}",
        service.Maximum == long.MaxValue ? null : $"{service.Minimum}..{service.Maximum}",
        Named("refill", service.Refill),
        Named("cancel", service.Cancel),
        Named("drip", service.DripFeed),
        More(service.AdditionalData));

    public static string More(IReadOnlyDictionary<string, object?> more) =>
        more.Count == 0 ? "" : $"{{{string.Join(", ", more.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={Text(field.Value)}"))}}}";

    private static string Named(string name, object? value) => value is null ? "" : $"{name}={Text(value)}";

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        object?[] list => $"[{string.Join(",", list.Select(Text))}]",
        IReadOnlyDictionary<string, object?> map => More(map),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Words(params string?[] words) => string.Join(" ", words.Where(word => !string.IsNullOrEmpty(word)));
}
