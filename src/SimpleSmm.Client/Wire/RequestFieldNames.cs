using System;
using SimpleSmm.Text;

namespace SimpleSmm.Wire;

/// <summary>The names that fields added by a caller may have: plain ones, and not those that the client itself writes.</summary>
internal static class RequestFieldNames
{
    private static readonly string[] Reserved = ["key", "action"];

    // A fixed value of one of these would be sent with every request: an order or a quantity that the caller did not give.
    private static readonly string[] Documented =
        ["service", "link", "quantity", "runs", "interval", "order", "orders", "refill", "refills"];

    /// <summary>Checks the name of a field of one request.</summary>
    /// <exception cref="PanelException">
    /// It cannot be a name, or it is the client's own (<see cref="PanelErrorCode.InvalidField"/>).
    /// </exception>
    public static void Validate(string name)
    {
        if (!IsPlain(name))
        {
            throw Refused(
                $"'{Excerpt.Of(name)}' cannot be the name of a field: use letters, digits and _ - . [ ], with a letter or _ first.");
        }

        if (IsOneOf(name, Reserved)) throw Refused($"The field '{name}' cannot be given, because the client writes it itself.");
    }

    /// <summary>Checks the name of a field that is sent with every request.</summary>
    /// <exception cref="PanelException">It cannot be a name, or it belongs to single requests (InvalidField).</exception>
    public static void ValidateFixed(string name)
    {
        Validate(name);
        if (IsOneOf(name, Documented))
            throw Refused($"The field '{name}' belongs to single requests and cannot be sent with each of them.");
    }

    /// <summary>The field that PHP takes a name for: it reads "key[]" as key and "old.posts" as old_posts.</summary>
    public static string Root(string name) => name.Split('[')[0].Replace('.', '_');

    private static bool IsOneOf(string name, string[] names) =>
        Array.Exists(names, other => string.Equals(Root(name), other, StringComparison.OrdinalIgnoreCase));

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

    private static PanelException Refused(string message) => new(PanelErrorCode.InvalidField, message);
}
