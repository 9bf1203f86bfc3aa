using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Wire;

namespace SimpleSmm.Parameters;

/// <summary>Reads a table of fields from a script: <c>@{ link = 'x'; quantity = 100 }</c>.</summary>
internal static class RequestFieldTable
{
    /// <summary>
    /// Returns the fields in the order of an <c>[ordered]</c> table. The fields of any other table are sorted by name, because it is
    /// unordered.
    /// </summary>
    /// <exception cref="PanelException">A name or a value cannot be sent (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static List<KeyValuePair<string, string>> Read(IDictionary table)
    {
        var fields = new List<KeyValuePair<string, string>>(table.Count);
        foreach (DictionaryEntry entry in table)
        {
            var name = RequestFieldValue.ToText("name", entry.Key);
            fields.Add(new(name, RequestFieldValue.ToText(name, Plain(entry.Value))));
        }

        if (table is Hashtable) fields.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        return fields;
    }

    // Values from a pipeline are wrapped in a PSObject, and so may be each item of a list.
    private static object? Plain(object? value)
    {
        if (value is PSObject { BaseObject: var inner }) value = inner;
        return value is object?[] items ? Array.ConvertAll(items, Plain) : value;
    }
}
