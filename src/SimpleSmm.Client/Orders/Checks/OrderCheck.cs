using System;
using System.Collections.Generic;
using System.Globalization;
using SimpleSmm.Wire;

namespace SimpleSmm.Orders.Checks;

/// <summary>Checks an order without a catalog: rejects what every panel would reject.</summary>
internal static class OrderCheck
{
    /// <param name="order">The order.</param>
    /// <param name="now">The current time, in UTC.</param>
    /// <param name="type">The type of its service; null if it is not known.</param>
    /// <exception cref="PanelException">The order is not valid; nothing was sent.</exception>
    public static void Validate(OrderRequest order, DateTime now, OrderType? type = null)
    {
        if (order.ServiceId < 1)
            throw new PanelException(PanelErrorCode.ServiceNotFound, $"The service id must be 1 or more, not {order.ServiceId}.");
        if (type?.IsSubscription != true && string.IsNullOrWhiteSpace(order.Link) && string.IsNullOrWhiteSpace(order.UserName)
            && order.AdditionalFields is null or { Count: 0 })
        {
            throw new PanelException(PanelErrorCode.InvalidLink, "The link is empty. Only a subscription can omit it; it needs username.");
        }

        if (order.Quantity < 1)
            throw new PanelException(PanelErrorCode.InvalidQuantity, $"The quantity must be 1 or more, not {order.Quantity}.");
        CheckDripFeed(order);
        CheckTraffic(order);
        CheckSubscription(order, now);
        CheckAdditionalFields(order);
        OrderLists.Validate(order);
        CheckTexts(order);
    }

    private static void CheckDripFeed(OrderRequest order)
    {
        if (order.Runs is null != order.Interval is null)
            throw Invalid($"A drip-feed needs runs and interval; the {(order.Runs is null ? "number of runs" : "interval")} is missing.");
        AtLeast(1, order.Runs, "runs");
        if (order.Interval < 0)
            throw Invalid($"The interval must be 0 minutes or more, not {order.Interval}.");
    }

    private static void CheckTraffic(OrderRequest order)
    {
        if (order.Device is < 1 or > 5)
            throw Invalid($"The device must be 1 (desktop), 2 (Android), 3 (iOS), 4 (mixed mobile) or 5 (mixed), not {order.Device}.");
        if (order.TypeOfTraffic is < 1 or > 3)
            throw Invalid($"The type_of_traffic must be 1 (Google keyword), 2 (referring page) or 3 (direct), not {order.TypeOfTraffic}.");
        if (order.TypeOfTraffic == 1 && string.IsNullOrWhiteSpace(order.GoogleKeyword))
            throw Invalid("The google_keyword is missing; type_of_traffic 1 needs it.");
        if (order.TypeOfTraffic == 2 && string.IsNullOrWhiteSpace(order.ReferringUrl))
            throw Invalid("The referring_url is missing; type_of_traffic 2 needs it.");
    }

    private static void CheckSubscription(OrderRequest order, DateTime now)
    {
        AtLeast(1, order.Minimum, "min", PanelErrorCode.InvalidQuantity);
        AtLeast(1, order.Maximum, "max", PanelErrorCode.InvalidQuantity);

        AtLeast(0, order.Posts, "posts");
        AtLeast(0, order.OldPosts, "old_posts");
        AtLeast(0, order.Delay, "delay");
        if (order.Minimum > order.Maximum)
        {
            throw new PanelException(
                PanelErrorCode.InvalidQuantity, $"The min of {order.Minimum} per post is greater than the max of {order.Maximum}.");
        }

        // Expired in every time zone (UTC-12 is the last one), because the panel's time zone is not known.
        if (order.Expiry?.Date < now.AddHours(-12).Date)
        {
            var day = order.Expiry.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            throw Invalid($"The expiry {day} is in the past; use a future date.");
        }
    }

    private static void CheckAdditionalFields(OrderRequest order)
    {
        foreach (var field in order.AdditionalFields ?? new Dictionary<string, string>())
        {
            RequestFieldNames.Validate(field.Key);
            if (OrderRequestFields.IsKnown(RequestFieldNames.Root(field.Key)))
                throw Invalid($"The additional field '{field.Key}' is not allowed, because an order has a property for it: set that.");
        }
    }

    private static void CheckTexts(OrderRequest order)
    {
        foreach (var field in OrderRequestFields.Of(order))
        {
            if (!IsWhole(field.Value))
                throw Invalid($"The {field.Key} contains an incomplete character (a lone surrogate), which cannot be sent; remove it.");
        }
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    private static void AtLeast(long least, long? number, string name, PanelErrorCode code = PanelErrorCode.InvalidField)
    {
        if (number < least) throw new PanelException(code, $"The {name} must be {least} or more, not {number}.");
    }

    private static PanelException Invalid(string message) => new(PanelErrorCode.InvalidField, message);
}
