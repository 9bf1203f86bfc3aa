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

    public Dictionary<string, string> ToDictionary()
    {
        var copy = new Dictionary<string, string>(_fields.Count);
        foreach (var field in _fields) copy[field.Key] = field.Value;
        return copy;
    }
}
