using System.Globalization;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Parses ids that are keys of an object. Blanks around an id are allowed, because SmartPanel keeps those of the request.
/// </summary>
internal static class IdParser
{
    /// <summary>Returns the id; null if the key is not an id.</summary>
    public static long? Parse(string? key) =>
        long.TryParse(key, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>Returns whether a key is meant as an id, valid or not.</summary>
    public static bool IsMeantAsId(string key)
    {
        var first = key.TrimStart();
        return first.Length > 0 && first[0] is >= '0' and <= '9';
    }
}
