using System;
using System.Text;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Reading.Body;

/// <summary>Parses the JSON of a body and ignores what panels put around it (docs/panel-api.md#noise-around-the-json).</summary>
internal static class BodyParser
{
    private const int MostLayers = 3;

    /// <summary>The options of the parser, which accepts what PHP programs write by hand.</summary>
    public static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The same options for a reader.</summary>
    public static readonly JsonReaderOptions TolerantReader = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Returns the document, which the caller disposes; null if the body does not contain JSON.</summary>
    /// <param name="body">The body.</param>
    /// <param name="mostElements">How many names and values the JSON may have.</param>
    /// <param name="json">The JSON of the document.</param>
    /// <exception cref="TooManyElementsException">The JSON has more names and values.</exception>
    public static JsonDocument? Parse(byte[] body, int mostElements, out ReadOnlyMemory<byte> json)
    {
        var document = ParseLayer(Trim(Utf8Repair.Repair(body)), mostElements, out json);
        for (var layer = 1; layer < MostLayers && document is not null && EncodedTwice(document.RootElement) is { } inner; layer++)
        {
            var text = Trim(Utf8Repair.Repair(inner));
            if (TryParse(text, mostElements) is not { } within) break;
            document.Dispose();
            (document, json) = (within, text);
        }

        return document;
    }

    private static JsonDocument? ParseLayer(ReadOnlyMemory<byte> text, int mostElements, out ReadOnlyMemory<byte> json)
    {
        json = text;
        if (text.Length == 0) return null;
        if (TryParse(text, mostElements) is { } whole) return whole;
        if (!JsonFinder.TryFind(text.Span, TolerantReader, out var start, out var length)) return ParseBareAmount(ref json);
        json = Trim(text.Slice(start, length));
        return TryParse(json, mostElements);
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> text, int mostElements)
    {
        try
        {
            ElementCount.Check(text.Span, mostElements);
            return JsonDocument.Parse(text, Tolerant);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A body that is only "12.50 EUR" is a balance. It becomes a JSON string, so that later code reads it like other balances.
    private static JsonDocument? ParseBareAmount(ref ReadOnlyMemory<byte> body)
    {
        if (body.Length > 64) return null;
        var text = Encoding.UTF8.GetString(body.ToArray());
        if (Amount.Parse(text) is null) return null;
        body = Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\"");
        return JsonDocument.Parse(body);
    }

    // Some panels encode JSON twice: {"order":1} arrives as "{\"order\":1}".
    private static byte[]? EncodedTwice(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.String) return null;
        var text = root.GetString()!.Trim();
        return text.Length > 1 && text[0] is '{' or '[' or '"' ? Encoding.UTF8.GetBytes(text) : null;
    }

    /// <summary>Removes byte order marks (several PHP files may each add one), blanks and NULs at both ends.</summary>
    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        var span = text.Span;
        var (start, end) = (0, span.Length);
        while (start < end)
        {
            if (IsBlank(span[start])) start++;
            else if (end - start >= 3 && span[start] == 0xEF && span[start + 1] == 0xBB && span[start + 2] == 0xBF) start += 3;
            else break;
        }

        while (end > start && IsBlank(span[end - 1])) end--;
        return text.Slice(start, end - start);
    }

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0;
}
