using System.IO;
using System.Text.Json;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Redacts the key from the texts of a successful answer, because a panel may repeat the key in any field. Numbers are not changed. For an
/// answer without the key, which is the normal case, the cost is one search.
/// </summary>
internal sealed class AnswerRedactor(SecretKey key)
{
    /// <summary>Returns the same document or a redacted one in its place; the caller disposes the result.</summary>
    public JsonDocument Clean(JsonDocument document, byte[] body)
    {
        if (!key.MayBeIn(body)) return document;
        using (document)
        {
            var clean = new MemoryStream();
            using (var writer = new Utf8JsonWriter(clean)) Copy(document.RootElement, writer);
            return JsonDocument.Parse(clean.ToArray());
        }
    }

    private void Copy(JsonElement value, Utf8JsonWriter to)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                to.WriteStartObject();
                foreach (var field in value.EnumerateObject())
                {
                    to.WritePropertyName(key.Redact(field.Name));
                    Copy(field.Value, to);
                }

                to.WriteEndObject();
                break;
            case JsonValueKind.Array:
                to.WriteStartArray();
                foreach (var item in value.EnumerateArray()) Copy(item, to);
                to.WriteEndArray();
                break;
            case JsonValueKind.String:
                to.WriteStringValue(key.Redact(value.GetString()!));
                break;
            default:
                to.WriteRawValue(value.GetRawText());
                break;
        }
    }
}
