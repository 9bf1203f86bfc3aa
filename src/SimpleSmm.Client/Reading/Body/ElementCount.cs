using System;
using System.Text.Json;

namespace SimpleSmm.Reading.Body;

/// <summary>Limits how many names and values the JSON of an answer may have, before anything is made of them.</summary>
internal static class ElementCount
{
    /// <summary>Counts the names and values of JSON up to a limit.</summary>
    /// <exception cref="TooManyElementsException">There are more than the limit.</exception>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static void Check(ReadOnlySpan<byte> json, int most)
    {
        // Most answers are too short to have so many, because each takes two bytes at least.
        if (json.Length / 2 < most || Separators(json) < most) return;
        var reader = new Utf8JsonReader(json, BodyParser.TolerantReader);
        var count = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) continue;
            if (++count > most) throw new TooManyElementsException(most);
        }
    }

    // Each element but the first follows one of these. A text may contain them, too.
    private static int Separators(ReadOnlySpan<byte> json)
    {
        var count = 0;
        foreach (var c in json)
        {
            if (c is (byte)',' or (byte)':' or (byte)'[' or (byte)'{') count++;
        }

        return count;
    }
}

/// <summary>Thrown when an answer has more names and values than its action needs.</summary>
internal sealed class TooManyElementsException(int most) : Exception
{
    public int Most => most;
}
