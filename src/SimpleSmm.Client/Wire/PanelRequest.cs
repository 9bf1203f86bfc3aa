using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using SimpleSmm.Wire.Secrecy;

namespace SimpleSmm.Wire;

/// <summary>Represents a request without the key: an action and its fields, in order.</summary>
internal sealed class PanelRequest(PanelAction action)
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public PanelAction Action { get; } = action;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>Gets the action that runs right before the body is passed to a connection. If it throws, nothing is sent.</summary>
    public Action? BeforeSending { get; init; }

    /// <summary>Returns a request for any action with any fields.</summary>
    /// <exception cref="PanelException">A name or value cannot be sent (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static PanelRequest Of(string action, IEnumerable<KeyValuePair<string, string>> fields, bool idempotent)
    {
        var request = new PanelRequest(PanelAction.Of(action, idempotent));
        foreach (var field in fields)
        {
            RequestFieldNames.Validate(field.Key);
            if (request.Has(field.Key)) throw Invalid($"The field '{field.Key}' is given twice; give it once.");
            request.Add(field.Key, field.Value ?? throw Invalid($"The field '{field.Key}' does not have a value."));
        }

        return request;
    }

    /// <summary>Checks what <see cref="Of"/> would make a request of.</summary>
    /// <exception cref="PanelException">A name or value cannot be sent (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static void Validate(string action, IEnumerable<KeyValuePair<string, string>> fields, bool idempotent) =>
        _ = Of(action, fields, idempotent);

    public PanelRequest Add(string name, string? value)
    {
        if (value is not null) _fields.Add(new(name, value));
        return this;
    }

    public PanelRequest Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds several ids, separated by commas as the API expects.</summary>
    public PanelRequest Add(string name, IReadOnlyList<long> ids)
    {
        var list = new StringBuilder(ids.Count * 8);
        foreach (var id in ids)
        {
            if (list.Length > 0) list.Append(',');
            list.Append(id.ToString(CultureInfo.InvariantCulture));
        }

        return Add(name, list.ToString());
    }

    /// <summary>Returns whether the request has a field. Case is ignored.</summary>
    public bool Has(string name)
    {
        foreach (var field in _fields)
        {
            if (string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static PanelException Invalid(string message) => new(PanelErrorCode.InvalidField, message);

    /// <summary>Returns the fields as errors and traces show them: without the values of fields that are secrets by their names.</summary>
    public Dictionary<string, string> ToDictionary()
    {
        var copy = new Dictionary<string, string>(_fields.Count);
        foreach (var field in _fields) copy[field.Key] = SecretNames.Contains(field.Key) ? $"[{field.Key}]" : field.Value;
        return copy;
    }
}
