using System;
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
        value = property is null ? null : ValueOf(property);
        return property is not null;
    }

    /// <summary>Returns the session that an object came from; null if it does not name a session or a panel.</summary>
    public static SessionReference? SessionOf(PSObject? row)
    {
        if (row is null) return null;
        if (row.BaseObject is PanelSession itself) return new SessionReference(itself);
        var panel = TextOf(row, nameof(PanelObject.Panel));
        TryGet(row, nameof(PanelObject.Session), out var value);
        if (value is null || value is string text && text.Trim().Length == 0)
            return IsAddress(panel) ? new SessionReference("", panel) : null;
        if (value is string name) return new SessionReference(name.Trim(), panel);
        return new SessionReference(PSObject.AsPSObject(value));
    }

    /// <summary>Returns the name and the address of a session that was written and read again. Any other value is its text.</summary>
    public static (string Name, string? Panel) NamesOf(PSObject written) => TextOf(written, nameof(PanelSession.Name)) is { } name
        ? (name, TextOf(written, nameof(PanelSession.Uri)))
        : (written.ToString(), null);

    // A column Panel of a user's own file may have names.
    private static bool IsAddress(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string? TextOf(PSObject row, string name) =>
        TryGet(row, name, out var value) && value?.ToString()?.Trim() is { Length: > 0 } text ? text : null;

    // A script property may throw. Its text then is neither an id nor the name of a session.
    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return GivenValue.Plain(property.Value);
        }
        catch (GetValueException e)
        {
            return $"(cannot be read: {e.InnerException?.Message ?? e.Message})";
        }
    }

    private static bool TryGet(IDictionary fields, string name, out object? value)
    {
        foreach (DictionaryEntry field in fields)
        {
            if (!string.Equals(field.Key as string, name, StringComparison.OrdinalIgnoreCase)) continue;
            value = GivenValue.Plain(field.Value);
            return true;
        }

        value = null;
        return false;
    }
}
