using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>Represents the fields of a url-encoded request body. The last value of a repeated field counts, as in PHP.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private Form()
    {
    }

    /// <summary>Gets the value of a field; empty if it was not sent, because panels treat both the same.</summary>
    public string this[string name] => _fields.TryGetValue(name, out var value) ? value : "";

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

    /// <summary>Reads a body.</summary>
    /// <param name="body">The text as it came over the wire.</param>
    /// <param name="decodeAgain">
    /// Whether to decode each value again and strip tags, as SmartPanel does, which damages links with % or +.
    /// </param>
    public static Form Parse(string body, bool decodeAgain)
    {
        var form = new Form();
        foreach (var pair in body.Split('&'))
        {
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair.Substring(0, equals));
            if (name.Length == 0)
                continue;
            var value = equals < 0 ? "" : Decode(pair.Substring(equals + 1));
            form._fields[name] = decodeAgain ? Regex.Replace(Decode(value), "<[^>]*>", "") : value;
        }

        return form;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
