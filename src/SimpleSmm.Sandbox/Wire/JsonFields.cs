using System.Collections.Generic;
using System.Text.Json;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Reads the fields of a JSON body as PHP converts its values to text.</summary>
internal static class JsonFields
{
    /// <summary>Reads the body; if it is not a JSON object, it does not have fields.</summary>
    public static void Read(string body, Form form)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return;
            foreach (var property in document.RootElement.EnumerateObject()) form[property.Name] = Text(property.Value);
        }
        catch (JsonException)
        {
        }
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.Array => Join(value),
        _ => "",
    };

    // Ids are the only lists that clients send as arrays.
    private static string Join(JsonElement array)
    {
        var texts = new List<string>();
        foreach (var item in array.EnumerateArray()) texts.Add(Text(item));
        return string.Join(",", texts);
    }
}
