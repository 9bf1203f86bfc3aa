using System.Globalization;

namespace SimpleSmm.Reading.Values;

/// <summary>Ids as keys of an object. A blank around one is fine (SmartPanel keeps those of the request); <c>24240abc</c> is another id.</summary>
internal static class IdParser
{
    /// <summary>The id; null where the key is none.</summary>
    public static long? Parse(string? key) =>
        long.TryParse(key, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Whether a key is meant as an id, be it a sound one or not.</summary>
    public static bool IsMeantAsId(string key)
    {
        var first = key.TrimStart();
        return first.Length > 0 && first[0] is >= '0' and <= '9';
    }
}
