using System.Collections;
using System.Management.Automation;

namespace SimpleSmm.Parameters;

/// <summary>
/// Reads properties of objects from the pipeline: of the module's own, of CSV rows, of deserialized ones, and of dictionaries.
/// </summary>
internal static class InputProperty
{
    /// <summary>Finds the value of a property; false if the object does not have it.</summary>
    public static bool TryGet(PSObject row, string name, out object? value)
    {
        if (row.BaseObject is IDictionary fields) return TryGet(fields, name, out value);
        var property = row.Properties[name];
        value = property is null ? null : Unwrap(property.Value);
        return property is not null;
    }

    /// <summary>Returns the session that an object came from; null if it does not name one.</summary>
    public static SessionReference? SessionOf(PSObject? row)
    {
        if (row is null) return null;
        if (row.BaseObject is PanelSession itself) return new SessionReference(itself);
        if (row.BaseObject is PanelObject { Session: { } from } item) return new SessionReference(from, item.Panel);
        if (row.BaseObject is Order { Session: { } placedBy } order) return new SessionReference(placedBy, order.Panel);
        if (!TryGet(row, "Session", out var value) || value is null) return null;
        if (value is PanelSession session) return new SessionReference(session);
        var name = value.ToString()!.Trim();
        return name.Length == 0 ? null : new SessionReference(name);
    }

    private static bool TryGet(IDictionary fields, string name, out object? value)
    {
        foreach (DictionaryEntry field in fields)
        {
            if (!string.Equals(field.Key as string, name, System.StringComparison.OrdinalIgnoreCase)) continue;
            value = Unwrap(field.Value);
            return true;
        }

        value = null;
        return false;
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
