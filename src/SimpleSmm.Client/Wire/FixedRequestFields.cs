using System;
using System.Collections.Generic;
using System.Text;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Wire;

/// <summary>
/// The fields that go along with every request. Their values may be secrets (<c>api_id</c>), so they are no part of a
/// <see cref="PanelRequest"/>, of which traces and errors are made, and are taken out of what the panel says.
/// </summary>
internal sealed class FixedRequestFields
{
    // A short value is a word like any other, and would be taken out of the middle of names and numbers.
    private const int ShortestSecret = 8;

    private readonly KeyValuePair<string, string>[] _fields;

    /// <exception cref="PanelException">A field must not be given (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public FixedRequestFields(IReadOnlyDictionary<string, string> fields)
    {
        var copy = new List<KeyValuePair<string, string>>(fields.Count);
        foreach (var field in fields)
        {
            RequestFieldNames.ValidateFixed(field.Key);
            if (field.Value is null) throw new PanelException(PanelErrorCode.InvalidField, $"The field '{field.Key}' has no value.");
            copy.Add(field);
        }

        _fields = [.. copy];
    }

    /// <summary>The fields to send with a request: a field of the request's own goes before a fixed one.</summary>
    public IEnumerable<KeyValuePair<string, string>> For(PanelRequest request)
    {
        foreach (var field in _fields)
        {
            if (!request.Has(field.Key)) yield return field;
        }
    }

    /// <summary>The text with the name of the field in place of each value.</summary>
    public string Redact(string text)
    {
        foreach (var field in _fields)
        {
            if (field.Value.Length < ShortestSecret) continue;
            var secret = Encoding.UTF8.GetBytes(field.Value);
            text = Redactor.Replace(text, secret, secret.Length, $"[{field.Key}]");
        }

        return text;
    }
}
