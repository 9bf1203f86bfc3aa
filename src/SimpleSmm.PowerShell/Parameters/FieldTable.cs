using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json;
using SimpleSmm.Orders;
using SimpleSmm.Parameters;
using SimpleSmm.Reading.Values;

namespace SimpleSmm;

/// <summary>
/// Represents the additional fields of an order as a user gave them: a table, an object, or the text of a JSON object, such as a CSV cell.
/// Any other value is kept and reported. The fields are sorted by name, so that each of these forms makes the same request.
/// </summary>
[TypeConverter(typeof(AnyValueConverter))]
public sealed class FieldTable : GivenValue
{
    /// <summary>Creates the value.</summary>
    /// <param name="value">A table, an object or text; blank means not given.</param>
    public FieldTable(object? value)
        : base(value)
    {
    }

    internal override object? Cell
    {
        get
        {
            try
            {
                // A character that cannot be written is lost in the text.
                var text = OrderFields.ToJson(Read());
                return IsBlank || text?.IndexOf('\uFFFD') >= 0 ? Given : text;
            }
            catch (PanelException)
            {
                return Given;
            }
        }
    }

    /// <summary>Returns the fields, sorted by name.</summary>
    /// <exception cref="PanelException">A name or a value cannot be sent (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    internal SortedDictionary<string, string> Read()
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (IsBlank) return fields;
        foreach (var field in RequestFieldTable.Read(Table()))
        {
            PlainText.Validate(field.Value, $"The additional field '{field.Key}'");
            fields[field.Key] = field.Value;
        }

        return fields;
    }

    private IDictionary Table() => Given switch
    {
        IDictionary table => table,
        PSObject made => OfObject(made),
        string text => OfJson(text),
        _ => throw Refused(null),
    };

    private static OrderedDictionary OfObject(PSObject made)
    {
        var table = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var property in made.Properties) table.Add(property.Name, property.Value);
        return table;
    }

    private OrderedDictionary OfJson(string text)
    {
        var table = new OrderedDictionary(StringComparer.Ordinal);
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw Refused(null);
            foreach (var field in json.RootElement.EnumerateObject())
            {
                if (table.Contains(field.Name)) throw Refused(null);
                var isNumber = field.Value.ValueKind == JsonValueKind.Number;
                table.Add(field.Name, isNumber ? field.Value.GetRawText() : PlainJson.Of(field.Value, _ => new Hashtable()));
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refused(e);
        }

        return table;
    }

    private PanelException Refused(Exception? inner) => new(
        PanelErrorCode.InvalidField,
        $"The additional fields must be a table such as @{{ name = 'value' }} or a JSON object such as {{\"name\":\"value\"}}, "
        + $"not '{this}'.",
        inner);
}
