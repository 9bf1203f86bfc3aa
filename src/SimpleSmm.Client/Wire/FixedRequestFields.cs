using System;
using System.Collections.Generic;
using System.Text;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Wire;

/// <summary>
/// Contains the additional fields that are sent with every request. Their values may be secrets (<c>api_id</c>), so they are not part of
/// <see cref="PanelRequest"/>, which traces and errors show, and they are redacted from the panel's texts.
/// </summary>
internal sealed class FixedRequestFields
{
    private readonly KeyValuePair<string, string>[] _fields;

    /// <exception cref="PanelException">
    /// A field is not allowed or does not have a value (<see cref="PanelErrorCode.InvalidField"/>).
    /// </exception>
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
        Secrets = copy.FindAll(field => field.Value.Length > 0).ConvertAll(field =>
        {
            var bytes = Encoding.UTF8.GetBytes(field.Value);
            return new Secret(bytes, bytes.Length, $"[{field.Key}]");
        });
    }

    /// <summary>Returns the fields to send with a request. A field of the request replaces a fixed field with the same name.</summary>
    public IEnumerable<KeyValuePair<string, string>> For(PanelRequest request)
    {
        foreach (var field in _fields)
        {
            if (!request.Has(field.Key)) yield return field;
        }
    }

    /// <summary>Gets the values, each with the name of its field in its place.</summary>
    public IReadOnlyList<Secret> Secrets { get; }
}
