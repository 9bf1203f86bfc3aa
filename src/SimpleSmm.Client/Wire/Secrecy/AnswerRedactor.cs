using System.IO;
using System.Text.Json;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>
/// Takes the key out of the texts of an answer that is fine otherwise: a panel may name a service after it or repeat it in a field of its
/// own. Numbers stay as they are. An answer without the key, as good as all, costs one search.
/// </summary>
internal sealed class AnswerRedactor(SecretKey key)
{
    /// <summary>The same document, or a cleaned one in its place; the caller disposes of what it gets.</summary>
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
