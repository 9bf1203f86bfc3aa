using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Represents a field of an answer with all the names that panels use for it, the preferred one first. Each name is also found in other
/// common spellings: <c>order_id</c> as <c>Order_id</c>, <c>orderId</c>, <c>OrderID</c>, <c>orderid</c>, <c>order-id</c>, <c>Order ID</c>
/// and <c>ORDER_ID</c>.
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
        var capitals = System.Array.ConvertAll(words, Capitalize);
        yield return name;
        yield return Capitalize(name);
        foreach (var separator in (string[])["", "_", "-", " "])
        {
            var title = string.Join(separator, capitals);
            yield return string.Join(separator, words);
            yield return title;
            yield return $"{words[0]}{title.Substring(words[0].Length)}";
            yield return string.Join(separator, words).ToUpperInvariant();
            if (words[words.Length - 1] != "id") continue;

            // "Id" at the end is an abbreviation, and some panels write it as one.
            yield return $"{title.Substring(0, title.Length - 2)}ID";
            if (words.Length > 1) yield return $"{words[0]}{title.Substring(words[0].Length, title.Length - words[0].Length - 2)}ID";
        }
    }

    private static string Capitalize(string word) => $"{char.ToUpperInvariant(word[0])}{word.Substring(1)}";
}
