using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Orders;

/// <summary>Whether two orders are the same one: every field that is sent counts, and nothing else.</summary>
internal static class OrderComparison
{
    /// <summary>The API's names of the fields that differ.</summary>
    public static List<string> Differences(Order order, OrderRequest request)
    {
        var there = Complete(OrderRequestFields.Of(order));
        var here = new Dictionary<string, string>();
        foreach (var field in OrderRequestFields.Of(request)) here[field.Key] = field.Value;
        Complete(here);

        var names = new List<string>();
        foreach (var field in there)
        {
            if (!here.TryGetValue(field.Key, out var value) || value != field.Value) names.Add(field.Key);
        }

        foreach (var field in here)
        {
            if (!there.ContainsKey(field.Key)) names.Add(field.Key);
        }

        return names;
    }

    // A quantity that is the number of the lines is filled in only where the catalog was read: with or without it, it is the same order.
    private static Dictionary<string, string> Complete(Dictionary<string, string> fields)
    {
        if (fields.ContainsKey("quantity")) return fields;
        if (fields.TryGetValue("comments", out var lines) || fields.TryGetValue("usernames", out lines))
            fields["quantity"] = lines.Split('\n').Length.ToString(CultureInfo.InvariantCulture);
        return fields;
    }
}
