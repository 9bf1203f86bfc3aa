using System;
using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Orders;

/// <summary>
/// Maps the properties of an order to the API's field names, in the API's order (docs/panel-api.md#fields-of-the-order-types). Blank values are not sent.
/// </summary>
internal static class OrderRequestFields
{
    private static readonly (string Name, Func<OrderRequest, string, string?> Read)[] Known =
    [
        ("service", (order, _) => Text(order.ServiceId)),
        ("link", (order, _) => order.Link),
        ("quantity", (order, _) => Text(order.Quantity)),
        ("runs", (order, _) => Text(order.Runs)),
        ("interval", (order, _) => Text(order.Interval)),
        ("comments", (order, separator) => OrderLists.Join(order.Comments, separator)),
        ("usernames", (order, separator) => OrderLists.Join(order.UserNames, separator)),
        ("hashtags", (order, separator) => OrderLists.Join(order.Hashtags, separator)),
        ("hashtag", (order, _) => order.Hashtag),
        ("username", (order, _) => order.UserName),
        ("media", (order, _) => order.MediaUrl),
        ("answer_number", (order, _) => order.AnswerNumber),
        ("groups", (order, separator) => OrderLists.Join(order.Groups, separator)),
        ("keywords", (order, separator) => OrderLists.Join(order.Keywords, separator)),
        ("country", (order, _) => order.Country),
        ("device", (order, _) => Text(order.Device)),
        ("type_of_traffic", (order, _) => Text(order.TypeOfTraffic)),
        ("google_keyword", (order, _) => order.GoogleKeyword),
        ("referring_url", (order, _) => order.ReferringUrl),
        ("min", (order, _) => Text(order.Minimum)),
        ("max", (order, _) => Text(order.Maximum)),
        ("posts", (order, _) => Text(order.Posts)),
        ("old_posts", (order, _) => Text(order.OldPosts)),
        ("delay", (order, _) => Text(order.Delay)),
        ("expiry", (order, _) => order.Expiry?.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The first fields are properties of <see cref="Order"/>; the others are in its <see cref="Order.Fields"/>.</summary>
    private const int Properties = 5;

    /// <summary>Returns the fields to send, in order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="separator">The separator between the entries of a list.</param>
    public static List<KeyValuePair<string, string>> Of(OrderRequest order, string separator = OrderLists.LineBreak)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var (name, read) in Known)
        {
            if (read(order, separator) is { } value && !string.IsNullOrWhiteSpace(value)) fields.Add(new(name, value));
        }

        if (order.AdditionalFields is null) return fields;
        foreach (var field in order.AdditionalFields)
        {
            if (field.Value is not null) fields.Add(field);
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
            if (IndexOf(field.Key, StringComparison.Ordinal) is < 0 or >= Properties) others[field.Key] = field.Value;
        }

        return others;
    }

    /// <summary>Returns whether a name belongs to the API and so has a property. Case is ignored.</summary>
    public static bool IsKnown(string name) => IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0;

    private static int IndexOf(string name, StringComparison comparison) =>
        Array.FindIndex(Known, known => string.Equals(known.Name, name, comparison));

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
