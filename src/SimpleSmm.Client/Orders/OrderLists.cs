using System;
using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm.Orders;

/// <summary>
/// Joins and checks order fields with several entries. Panels split them at different separators and charge per entry, so an entry must not
/// contain a separator (docs/panel-api.md#lists-in-orders).
/// </summary>
internal static class OrderLists
{
    /// <summary>The default separator between entries.</summary>
    public const string LineBreak = "\n";

    private static readonly (string Name, Func<OrderRequest, IReadOnlyList<string>?> Read)[] Known =
    [
        ("comments", order => order.Comments),
        ("usernames", order => order.UserNames),
        ("hashtags", order => order.Hashtags),
        ("groups", order => order.Groups),
        ("keywords", order => order.Keywords),
    ];

    /// <summary>Returns the number of entries that a panel counts: those that are not blank.</summary>
    public static long Count(IReadOnlyList<string>? list)
    {
        long count = 0;
        if (list is null) return count;
        foreach (var entry in list)
        {
            if (!string.IsNullOrWhiteSpace(entry)) count++;
        }

        return count;
    }

    /// <summary>Returns the number of entries in the list with an API name; 0 if the field is not a list.</summary>
    public static long Count(OrderRequest order, string name)
    {
        foreach (var (known, read) in Known)
        {
            if (known == name) return Count(read(order));
        }

        return 0;
    }

    /// <summary>Returns the list as it is sent; null if it does not contain an entry.</summary>
    public static string? Join(IReadOnlyList<string>? list, string separator)
    {
        if (list is null) return null;
        var entries = new List<string>(list.Count);
        foreach (var entry in list)
        {
            if (!string.IsNullOrWhiteSpace(entry)) entries.Add(entry);
        }

        return entries.Count == 0 ? null : string.Join(separator, entries);
    }

    /// <exception cref="PanelException">A panel would count an entry twice (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static void Validate(OrderRequest order, string separator = LineBreak)
    {
        foreach (var (name, read) in Known)
        {
            foreach (var entry in read(order) ?? []) Validate(name, entry, separator);
        }
    }

    private static void Validate(string name, string? entry, string separator)
    {
        if (entry is null || string.IsNullOrWhiteSpace(entry)) return;
        if (HasLineEnd(entry))
            throw Twice(name, entry, "contains a line break");
        if (entry.Contains(separator))
            throw Twice(name, entry, $"contains the panel's list separator '{separator}'");
    }

    // All characters that some programming language treats as a line break.
    private static bool HasLineEnd(string entry)
    {
        foreach (var c in entry)
        {
            if (c is '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029') return true;
        }

        return false;
    }

    private static PanelException Twice(string name, string entry, string why) => new(
        PanelErrorCode.InvalidField,
        $"An entry of {name} {why}, so the panel would count it twice. Split it into two entries: '{Excerpt.Whole(entry, 80)}'.");
}
