using System;
using System.Globalization;
using SimpleSmm.Sandbox.Catalog;
using SimpleSmm.Sandbox.Wire;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>Represents the terms of a subscription.</summary>
/// <param name="Minimum">The minimum quantity per post.</param>
/// <param name="Maximum">The maximum quantity per post.</param>
/// <param name="Delay">The time from a post to its order.</param>
/// <param name="Posts">The number of new posts to serve; 0 for old posts only, null for no limit.</param>
/// <param name="OldPosts">The number of existing posts to serve too.</param>
/// <param name="Expiry">The beginning of the day, in UTC, on which serving stops; null if it never expires.</param>
internal sealed record SubscriptionTerms(long Minimum, long Maximum, TimeSpan Delay, long? Posts, long OldPosts, DateTimeOffset? Expiry)
{
    // Old posts become orders all at once, so without a limit the panel could not answer in time.
    private const long MostOldPosts = 1000;

    // Panels differ in the minutes that they offer; a value that any of them offers is accepted.
    private static readonly int[] Delays =
        [0, 5, 10, 15, 20, 30, 40, 50, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600];

    /// <summary>
    /// Reads the fields of an order that has all required ones. Returns the text of the rejection if one is wrong, or null.
    /// </summary>
    public static string? Read(Service service, Form form, DateTimeOffset now, out SubscriptionTerms? terms)
    {
        terms = null;
        if (!TryCount(form["min"], out var minimum) || !TryCount(form["max"], out var maximum))
            return "Incorrect quantity";
        if (minimum < service.Minimum)
            return $"Quantity less than minimal {service.Minimum}";
        if (maximum > service.Maximum)
            return $"Quantity more than maximum {service.Maximum}";
        if (minimum > maximum)
            return "Quantity Min cannot be higher than Quantity Max";
        if (!TryCount(form["delay"], out var delay) || delay > int.MaxValue || Array.IndexOf(Delays, (int)delay) < 0)
            return "Incorrect delay";

        long posts = 0, oldPosts = 0;
        if (form.Has("posts") && !TryCount(form["posts"], out posts))
            return "Incorrect posts";
        if (form.Has("old_posts") && (!TryCount(form["old_posts"], out oldPosts) || oldPosts > MostOldPosts))
            return "Incorrect old posts";
        if (!TryReadExpiry(form["expiry"], now, out var expiry))
            return "Incorrect expiry";

        terms = new SubscriptionTerms(
            minimum, maximum, TimeSpan.FromMinutes(delay), form.Has("posts") ? posts : null, oldPosts, expiry);
        return null;
    }

    private static bool TryCount(string text, out long number) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryReadExpiry(string text, DateTimeOffset now, out DateTimeOffset? expiry)
    {
        expiry = null;
        if (text.Length == 0)
            return true;
        if (!DateTime.TryParseExact(text.Trim(), "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return false;
        expiry = new DateTimeOffset(date, TimeSpan.Zero);
        return expiry > now;
    }
}
