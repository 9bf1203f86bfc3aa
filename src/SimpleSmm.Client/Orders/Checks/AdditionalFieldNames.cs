using System;

namespace SimpleSmm.Orders.Checks;

/// <summary>Checks the names of additional fields.</summary>
internal static class AdditionalFieldNames
{
    /// <exception cref="PanelException">A name means the key, the action or a field that has a property (InvalidField).</exception>
    public static void Validate(OrderRequest order)
    {
        if (order.AdditionalFields is null) return;
        foreach (var field in order.AdditionalFields) Validate(field.Key);
    }

    private static void Validate(string name)
    {
        if (!IsPlain(name))
        {
            throw Invalid(
                $"'{name}' is not a valid name for an additional field: "
                + "use letters, digits and _ - . [ ], and start with a letter or _.");
        }

        var root = Root(name);
        if (root.Equals("key", StringComparison.OrdinalIgnoreCase) || root.Equals("action", StringComparison.OrdinalIgnoreCase))
            throw Invalid($"The additional field '{name}' is not allowed, because the client writes {root} itself.");
        if (OrderRequestFields.IsKnown(root))
            throw Invalid($"The additional field '{name}' is not allowed, because an order has its own property for {root}; use that one.");
    }

    // PHP reads "key[]" as key and "old.posts" as old_posts, and the last of two equal fields wins.
    private static string Root(string name) => name.Split('[')[0].Replace('.', '_');

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || !(IsLetter(name[0]) || name[0] == '_')) return false;
        foreach (var c in name)
        {
            if (!IsLetter(c) && c is not ((>= '0' and <= '9') or '_' or '-' or '.' or '[' or ']')) return false;
        }

        return true;
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static PanelException Invalid(string message) => new(PanelErrorCode.InvalidField, message);
}
