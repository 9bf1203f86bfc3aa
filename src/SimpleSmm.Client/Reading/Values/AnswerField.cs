using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Represents a field of an answer with all the names that panels use for it, the preferred one first. Each name is also found in other
/// common spellings: <c>start_count</c> as <c>Start_count</c>, <c>startCount</c>, <c>StartCount</c>, <c>startcount</c> and
/// <c>START_COUNT</c>.
/// </summary>
internal sealed class AnswerField
{
    /// <summary>The envelope that some panels use: <c>{"status":"success","data":…}</c>.</summary>
    public static readonly AnswerField Data = new("data");

    private readonly byte[][] _spellings;

    public AnswerField(params string[] names)
    {
        var spellings = new List<byte[]>();
        var known = new HashSet<string>();
        foreach (var name in names)
        {
            foreach (var spelling in Spellings(name))
            {
                if (known.Add(spelling)) spellings.Add(Encoding.UTF8.GetBytes(spelling));
            }
        }

        _spellings = [.. spellings];
    }

    /// <summary>Finds the field's value: the first one that is given, or otherwise the first one that exists.</summary>
    /// <param name="element">The element that may contain the field.</param>
    /// <param name="value">The value.</param>
    /// <param name="spelling">The spelling that was found.</param>
    /// <returns>False if the element does not contain the field.</returns>
    public bool TryFind(JsonElement element, out JsonElement value, out byte[] spelling)
    {
        value = default;
        spelling = [];
        if (element.ValueKind != JsonValueKind.Object) return false;
        foreach (var candidate in _spellings)
        {
            if (!element.TryGetProperty(candidate, out var found)) continue;
            if (spelling.Length == 0 || found.IsGiven()) (value, spelling) = (found, candidate);
            if (found.IsGiven()) return true;
        }

        return spelling.Length > 0;
    }

    private static IEnumerable<string> Spellings(string name)
    {
        var words = name.Split('_');
        var capitals = string.Concat(System.Array.ConvertAll(words, Capitalize));
        yield return name;
        yield return Capitalize(name);
        yield return $"{words[0]}{capitals.Substring(words[0].Length)}";
        yield return capitals;
        yield return string.Concat(words);
        yield return name.ToUpperInvariant();
    }

    private static string Capitalize(string word) => $"{char.ToUpperInvariant(word[0])}{word.Substring(1)}";
}
