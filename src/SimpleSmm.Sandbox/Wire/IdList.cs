using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Ids as they stand in a request.</summary>
internal static class IdList
{
    /// <summary>The ids of a comma list without blanks around them; nothing between two commas is no id.</summary>
    public static List<string> Split(string text)
    {
        var ids = new List<string>();
        foreach (var part in text.Split(','))
        {
            var id = part.Trim();
            if (id.Length > 0)
                ids.Add(id);
        }

        return ids;
    }

    /// <summary>An id made of digits alone.</summary>
    public static bool TryRead(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    /// <summary>An id as PHP's intval reads it: leading blanks and whatever follows the digits do not matter; no digits are 0.</summary>
    public static long ReadLeniently(string text)
    {
        var trimmed = text.TrimStart();
        var length = 0;
        while (length < trimmed.Length && trimmed[length] is >= '0' and <= '9')
            length++;
        return TryRead(trimmed.Substring(0, length), out var id) ? id : 0;
    }
}
