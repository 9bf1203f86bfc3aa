using System.Collections.Specialized;
using System.Management.Automation;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Answers;

/// <summary>Makes the objects of a script out of JSON, with the values of <see cref="PlainJson"/>.</summary>
internal static class JsonObjects
{
    public static object? Of(JsonElement value) => PlainJson.Of(value, Object);

    private static object Object(JsonElement value)
    {
        var made = new PSObject();
        foreach (var field in value.EnumerateObject())
        {
            // A PSObject cannot have a property without a name or two names that differ by case only. A table can.
            if (field.Name.Length == 0 || made.Properties[field.Name] is { } other && other.Name != field.Name) return Table(value);
            made.Properties.Remove(field.Name);
            made.Properties.Add(new PSNoteProperty(field.Name, Of(field.Value)));
        }

        return made;
    }

    private static OrderedDictionary Table(JsonElement value)
    {
        var table = new OrderedDictionary();
        foreach (var field in value.EnumerateObject()) table[field.Name] = Of(field.Value);
        return table;
    }
}
