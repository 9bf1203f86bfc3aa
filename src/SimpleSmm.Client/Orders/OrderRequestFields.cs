using System;
using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Orders;

/// <summary>
/// Maps the properties of an order to the API's field names, in the API's order (docs/panel-api.md#fields-of-the-order-types). Blank values
/// are not sent.
/// </summary>
internal static class OrderRequestFields
{
    private static readonly Field[] Known =
    [
        new("service", (order, _) => Text(order.ServiceId), IsOrderProperty: true),
        new("link", (order, _) => order.Link, IsOrderProperty: true),
        new("quantity", (order, _) => Text(order.Quantity), IsOrderProperty: true),
        new("runs", (order, _) => Text(order.Runs), IsOrderProperty: true),
        new("interval", (order, _) => Text(order.Interval), IsOrderProperty: true),
        new("comments", (order, separator) => OrderLists.Join(order.Comments, separator)),
        new("usernames", (order, separator) => OrderLists.Join(order.UserNames, separator)),
        new("hashtags", (order, separator) => OrderLists.Join(order.Hashtags, separator)),
        new("hashtag", (order, _) => order.Hashtag),
        new("username", (order, _) => order.UserName),
        new("media", (order, _) => order.MediaUrl),
        new("answer_number", (order, _) => order.AnswerNumber),
        new("groups", (order, separator) => OrderLists.Join(order.Groups, separator)),
        new("keywords", (order, separator) => OrderLists.Join(order.Keywords, separator)),
        new("country", (order, _) => order.Country),
        new("device", (order, _) => Text(order.Device)),
        new("type_of_traffic", (order, _) => Text(order.TypeOfTraffic)),
        new("google_keyword", (order, _) => order.GoogleKeyword),
        new("referring_url", (order, _) => order.ReferringUrl),
        new("min", (order, _) => Text(order.Minimum)),
        new("max", (order, _) => Text(order.Maximum)),
        new("posts", (order, _) => Text(order.Posts)),
        new("old_posts", (order, _) => Text(order.OldPosts)),
        new("delay", (order, _) => Text(order.Delay)),
        new("expiry", (order, _) => order.Expiry?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)),
    ];

    /// <summary>What is sent, in order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="separator">The separator between the entries of a list.</param>
    public static List<KeyValuePair<string, string>> Of(OrderRequest order, string separator = OrderLists.LineBreak)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in Known)
        {
            if (field.Read(order, separator) is { } value && !string.IsNullOrWhiteSpace(value)) fields.Add(new(field.Name, value));
        }

        if (order.AdditionalFields is null) return fields;
        foreach (var additional in order.AdditionalFields)
        {
            if (additional.Value is not null) fields.Add(additional);
        }

        return fields;
    }

    /// <summary>Returns the fields of an order that was placed or imported, by name.</summary>
    public static Dictionary<string, string> Of(Order order)
    {
        var fields = new Dictionary<string, string>();
        var properties = new OrderRequest
        {
            ServiceId = order.ServiceId, Link = order.Link, Quantity = order.Quantity, Runs = order.Runs, Interval = order.Interval,
        };
        foreach (var field in Of(properties)) fields[field.Key] = field.Value;
        foreach (var field in order.Fields) fields[field.Key] = field.Value;
        return fields;
    }

    /// <summary>Returns the fields without a property in <see cref="Order"/>. Lists have one entry per line.</summary>
    public static Dictionary<string, string> Others(OrderRequest order)
    {
        var others = new Dictionary<string, string>();
        foreach (var field in Of(order))
        {
            if (Find(field.Key, StringComparison.Ordinal) is not { IsOrderProperty: true }) others[field.Key] = field.Value;
        }

        return others;
    }

    /// <summary>Whether a name is one of the API's own, so that there is a property for it. Case does not matter.</summary>
    public static bool IsKnown(string name) => Find(name, StringComparison.OrdinalIgnoreCase) is not null;

    private static Field? Find(string name, StringComparison comparison) =>
        Array.Find(Known, known => string.Equals(known.Name, name, comparison));

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <param name="Name">The API's name.</param>
    /// <param name="Read">The value as it is sent; its second argument stands between the entries of a list.</param>
    /// <param name="IsOrderProperty">
    /// Whether an <see cref="Order"/> has a property for it; the others are in its <see cref="Order.Fields"/>.
    /// </param>
    private sealed record Field(string Name, Func<OrderRequest, string, string?> Read, bool IsOrderProperty = false);
}
