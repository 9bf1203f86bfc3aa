using System;

namespace SimpleSmm.Orders.Checks;

/// <summary>Which names a caller may give to fields of the panel's own.</summary>
internal static class AdditionalFieldNames
{
    /// <exception cref="PanelException">A name would stand for the key, the action or a field that has a property (InvalidField).</exception>
    public static void Validate(OrderRequest order)
    {
        if (order.AdditionalFields is null) return;
        foreach (var field in order.AdditionalFields) Validate(field.Key);
    }

    private static void Validate(string name)
    {
        if (!IsPlain(name))
            throw new PanelException(PanelErrorCode.InvalidField, $"'{name}' cannot be the name of an additional field: only letters, digits and _ - . [ ] can be in it, and a letter or _ comes first.");
        var root = Root(name);
        if (root.Equals("key", StringComparison.OrdinalIgnoreCase) || root.Equals("action", StringComparison.OrdinalIgnoreCase))
            throw new PanelException(PanelErrorCode.InvalidField, $"The additional field '{name}' is not allowed: {root} is the client's own.");
        if (OrderRequestFields.IsKnown(root))
            throw new PanelException(PanelErrorCode.InvalidField, $"The additional field '{name}' is not allowed: an order has {root} already, so give it there.");
    }

    // PHP reads "key[]" as key and "old.posts" as old_posts, and takes the last of two.
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
}
