using System.Text;
using System.Text.Json;

namespace SimpleSmm.Text;

/// <summary>
/// Writes JSON as readable text: strings are not escaped, and writing stops at a length.
/// </summary>
internal static class JsonWords
{
    /// <summary>Returns the value's text, which may end early once it has the required length.</summary>
    public static string Of(JsonElement value, int enough)
    {
        var text = new StringBuilder();
        Write(text, value, enough);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement value, int enough)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                WriteFields(text, value, enough);
                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                WriteItems(text, value, enough);
                text.Append(']');
                break;
            case JsonValueKind.String:
                text.Append('"').Append(value.GetString()).Append('"');
                break;
            case JsonValueKind.Undefined:
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteFields(StringBuilder text, JsonElement value, int enough)
    {
        var isFirst = true;
        foreach (var field in value.EnumerateObject())
        {
            if (text.Length > enough) return;
            text.Append(isFirst ? "\"" : ",\"").Append(field.Name).Append("\":");
            Write(text, field.Value, enough);
            isFirst = false;
        }
    }

    private static void WriteItems(StringBuilder text, JsonElement value, int enough)
    {
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (text.Length > enough) return;
            if (!isFirst) text.Append(',');
            Write(text, item, enough);
            isFirst = false;
        }
    }
}
