using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace SimpleSmm.Wire;

/// <summary>What is to be sent, without the key: an action and its fields, in order.</summary>
internal sealed class PanelRequest(PanelAction action)
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public PanelAction Action { get; } = action;

    public IReadOnlyList<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>Called at the last moment before the body is handed to a connection. Where it throws, nothing is sent.</summary>
    public Action? BeforeSending { get; init; }

    /// <summary>Any action with any fields.</summary>
    /// <exception cref="PanelException">A name or value cannot be sent (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    public static PanelRequest Of(string action, IEnumerable<KeyValuePair<string, string>> fields, bool idempotent)
    {
        var request = new PanelRequest(PanelAction.Of(action, idempotent));
        foreach (var field in fields)
        {
            RequestFieldNames.Validate(field.Key);
            if (request.Has(field.Key)) throw new PanelException(PanelErrorCode.InvalidField, $"The field '{field.Key}' is given twice.");
            request.Add(field.Key, field.Value ?? throw new PanelException(PanelErrorCode.InvalidField, $"The field '{field.Key}' has no value."));
        }

        return request;
    }

    public PanelRequest Add(string name, string? value)
    {
        if (value is not null) _fields.Add(new(name, value));
        return this;
    }

    public PanelRequest Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The ids as the API wants several: separated by commas.</summary>
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

    /// <summary>Whether there is such a field, in any case.</summary>
    public bool Has(string name)
    {
        foreach (var field in _fields)
        {
            if (string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    public Dictionary<string, string> ToDictionary()
    {
        var copy = new Dictionary<string, string>(_fields.Count);
        foreach (var field in _fields) copy[field.Key] = field.Value;
        return copy;
    }
}
