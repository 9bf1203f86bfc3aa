using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Orders;

/// <summary>Compares orders by the fields that are sent.</summary>
internal static class OrderComparison
{
    /// <summary>Returns the API names of the fields that differ.</summary>
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

    // The quantity of a list order is filled in only if the catalog was read, so the order must compare equal with and without it.
    private static Dictionary<string, string> Complete(Dictionary<string, string> fields)
    {
        if (fields.ContainsKey("quantity")) return fields;
        if (fields.TryGetValue("comments", out var lines) || fields.TryGetValue("usernames", out lines))
            fields["quantity"] = lines.Split('\n').Length.ToString(CultureInfo.InvariantCulture);
        return fields;
    }
}
