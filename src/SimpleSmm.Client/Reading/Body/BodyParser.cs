using System;
using System.Text;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Reading.Body;

/// <summary>Parses the JSON of a body and ignores what panels put around it (docs/panel-api.md#noise-around-the-json).</summary>
internal static class BodyParser
{
    private const int MostLayers = 3;

    private static readonly JsonDocumentOptions Tolerant = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly JsonReaderOptions TolerantToo = new()
    {
        AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Returns the document, which the caller disposes; null if the body does not contain JSON.</summary>
    public static JsonDocument? Parse(byte[] body)
    {
        var document = ParseLayer(Trim(Utf8Repair.Repair(body)));
        for (var layer = 1; layer < MostLayers && document is not null && EncodedTwice(document.RootElement) is { } inner; layer++)
        {
            if (TryParse(Trim(Utf8Repair.Repair(inner))) is not { } within) break;
            document.Dispose();
            document = within;
        }

        return document;
    }

    private static JsonDocument? ParseLayer(ReadOnlyMemory<byte> text)
    {
        if (text.Length == 0) return null;
        if (TryParse(text) is { } whole) return whole;
        if (JsonFinder.TryFind(text.Span, TolerantToo, out var start, out var length)) return TryParse(Trim(text.Slice(start, length)));
        return ParseBareAmount(text);
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, Tolerant);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A body that is only "12.50 EUR" is a balance. It becomes a JSON string, so that later code reads it like other balances.
    private static JsonDocument? ParseBareAmount(ReadOnlyMemory<byte> body)
    {
        if (body.Length > 64) return null;
        var text = Encoding.UTF8.GetString(body.ToArray());
        return Amount.Parse(text) is null ? null : JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
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
