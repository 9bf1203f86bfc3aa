using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>The fields of a url-encoded request body. Of a field that comes twice the last one counts, as in PHP.</summary>
internal sealed class Form
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private Form()
    {
    }

    /// <summary>The value of a field; empty when it was not sent, which panels do not tell from an empty one.</summary>
    public string this[string name] => _fields.TryGetValue(name, out var value) ? value : "";

    public bool Has(string name) => this[name].Length > 0;

    /// <summary>All that was sent but the key and the action.</summary>
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
    /// <param name="decodeAgain">Decode each value once more and strip tags: SmartPanel spoils links with % or + that way.</param>
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
