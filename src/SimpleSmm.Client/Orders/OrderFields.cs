using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SimpleSmm.Orders;

/// <summary>Holds fields by name. Their text is a JSON object, so that a CSV file keeps them.</summary>
internal sealed class OrderFields(IDictionary<string, string> fields) : ReadOnlyDictionary<string, string>(fields)
{
    // Letters of every language stay readable in a CSV file.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static OrderFields Of(IReadOnlyDictionary<string, string> fields)
    {
        if (fields is OrderFields same) return same;
        var copy = new Dictionary<string, string>(fields.Count);
        foreach (var field in fields) copy[field.Key] = field.Value;
        return new OrderFields(copy);
    }

    /// <summary>Returns a JSON object; null for no fields.</summary>
    public static string? ToJson(IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var bytes = new MemoryStream();
        var any = false;
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            foreach (var field in fields)
            {
                any = true;
                json.WriteString(field.Key, field.Value);
            }

            json.WriteEndObject();
        }

        return any ? Encoding.UTF8.GetString(bytes.ToArray()) : null;
    }

    public override string ToString() => ToJson(this) ?? "";
}
