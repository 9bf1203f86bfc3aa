using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Reads ids of a request.</summary>
internal static class IdList
{
    /// <summary>Returns the ids of a comma-separated list without surrounding blanks; empty entries are skipped.</summary>
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

    /// <summary>Reads an id that consists of digits only.</summary>
    public static bool TryRead(string text, out long id) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);

    /// <summary>Reads an id like PHP's intval: leading blanks and anything after the digits are ignored; without digits it is 0.</summary>
    public static long ReadLeniently(string text)
    {
        var trimmed = text.TrimStart();
        var length = 0;
        while (length < trimmed.Length && trimmed[length] is >= '0' and <= '9')
            length++;
        return TryRead(trimmed.Substring(0, length), out var id) ? id : 0;
    }
}
