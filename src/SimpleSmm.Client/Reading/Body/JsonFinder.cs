using System;
using System.Text.Json;

namespace SimpleSmm.Reading.Body;

/// <summary>
/// Finds the single JSON value in a body that also contains other text. The search fails if a value is cut off or broken, or if two values
/// differ, because a partial or wrong answer is worse than an error. It makes one pass and a limited number of attempts.
/// </summary>
internal static class JsonFinder
{
    private const int MostTries = 1_000;

    private enum Found
    {
        Nothing,
        Empty,
        Value,
        Broken,
    }

    /// <param name="body">The whole body.</param>
    /// <param name="options">The options of the JSON reader.</param>
    /// <param name="start">The position of the value.</param>
    /// <param name="length">The length of the value in bytes.</param>
    public static bool TryFind(ReadOnlySpan<byte> body, JsonReaderOptions options, out int start, out int length)
    {
        (start, length) = (-1, 0);
        var emptyAt = -1;
        var scanner = new NoiseScanner(body);
        var tries = 0;
        for (var at = scanner.Next(0); at >= 0; at = scanner.Next(at))
        {
            if (++tries > MostTries) return false;
            var found = Read(body.Slice(at), options, out var bytes);
            if (found == Found.Broken) return false;
            if (found == Found.Value)
            {
                if (start >= 0 && !body.Slice(at, bytes).SequenceEqual(body.Slice(start, length))) return false;
                (start, length) = (at, bytes);
            }

            // "[]" may be anywhere in a PHP message, so it counts as an answer only at the end of the body.
            if (found == Found.Empty && IsBlank(body.Slice(at + bytes))) emptyAt = at;
            at += Math.Max(1, bytes);
        }

        if (start < 0 && emptyAt >= 0) (start, length) = (emptyAt, body.Length - emptyAt);
        return start >= 0;
    }

    private static Found Read(ReadOnlySpan<byte> text, JsonReaderOptions options, out int bytes)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, new JsonReaderState(options));
        var (tokens, names) = (0, 0);
        try
        {
            while (reader.Read())
            {
                tokens++;
                if (reader.TokenType == JsonTokenType.PropertyName) names++;
                if (reader.CurrentDepth > 0 || reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray)) continue;
                bytes = (int)reader.BytesConsumed;
                return tokens > 2 ? Found.Value : Found.Empty;
            }

            bytes = 0;
            return Found.Broken;
        }
        catch (JsonException)
        {
            // Text with a name and a colon, or with two brackets, is broken JSON. Other text only contains a bracket.
            bytes = (int)reader.BytesConsumed;
            return names > 0 || tokens > 2 ? Found.Broken : Found.Nothing;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        foreach (var c in text)
        {
            if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0)) return false;
        }

        return true;
    }
}
