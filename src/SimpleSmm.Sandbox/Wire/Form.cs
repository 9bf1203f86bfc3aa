using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Represents the fields of a request. The last value of a repeated field counts, as in PHP.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the value of a field; empty if it was not sent, because panels treat both the same.</summary>
    public string this[string name]
    {
        get => _fields.TryGetValue(name, out var value) ? value : "";
        set => _fields[name] = value;
    }

    public bool Has(string name) => this[name].Length > 0;

    /// <summary>Returns all fields except the key and the action.</summary>
    public IReadOnlyDictionary<string, string> Payload()
    {
        var payload = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in _fields)
        {
            if (field.Key is not ("key" or "action"))
                payload[field.Key] = field.Value;
        }

        return payload;
    }

    /// <summary>
    /// Returns the form with each value decoded once more and without tags, as SmartPanel does, which damages links with % or +.
    /// </summary>
    public Form DecodeAgain()
    {
        var decoded = new Form();
        foreach (var field in _fields)
            decoded[field.Key] = Regex.Replace(UrlEncodedFields.Decode(field.Value), "<[^>]*>", "");
        return decoded;
    }
}
