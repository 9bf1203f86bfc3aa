using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using SimpleSmm.Batching;
using SimpleSmm.Parameters;

namespace SimpleSmm;

/// <summary>
/// Represents the id of an order, a refill or a service as a user gave it: a number, text, or an object with the id and possibly the
/// session that it came from. Any other value is kept unchanged, so that one bad object is an error of that object and not of the whole
/// pipeline. Digits are read the same in every culture.
/// </summary>
public sealed class PanelId
{
    private readonly PSObject _given;

    /// <summary>Creates the id from a number, text or an object.</summary>
    /// <param name="value">
    /// The value. Of an object, the property OrderId, RefillId or ServiceId counts, otherwise Order, Refill, Service or Id.
    /// </param>
    public PanelId(object value)
    {
        _given = PSObject.AsPSObject(value);
        var type = _given.BaseObject.GetType();
        IsObject = Type.GetTypeCode(type) == TypeCode.Object && !type.IsValueType;
        Origin = IsObject || value is PSObject ? InputProperty.SessionOf(_given) : null;
    }

    // One id of an object that has a list of them.
    private PanelId(object? value, SessionReference? origin)
        : this(value ?? "") => Origin ??= origin;

    /// <summary>Gets the given value.</summary>
    public object Value => _given;

    /// <summary>Returns the given value as text. The binder asks for it per id, so an object of a script is not written out.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _given.BaseObject is PSCustomObject ? "(an object)"
        : IsObject ? _given.ToString() : Text(_given.BaseObject);

    /// <summary>Gets the session that the object came from; null for a number, text, or an object that does not name one.</summary>
    internal SessionReference? Origin { get; private init; }

    /// <summary>Gets whether a session was given, which has its own set of orders or services.</summary>
    internal bool IsSession => _given.BaseObject is PanelSession;

    /// <summary>Gets the reference of an object; null if it does not have one.</summary>
    internal string? Reference =>
        IsObject && InputProperty.TryGet(_given, nameof(Order.Reference), out var value) && value is string { Length: > 0 } text
            ? text
            : null;

    /// <summary>Gets whether the value is an object with properties, not a number or text.</summary>
    internal bool IsObject { get; }

    /// <summary>
    /// Returns some ids one by one. An object with a list in its property stands for each id of the list, at the session of the object.
    /// </summary>
    internal static IReadOnlyList<PanelId> Each(PanelId[] given, IdKind kind)
    {
        if (!Array.Exists(given, id => id.IsObject)) return given;
        var ids = new List<PanelId>(given.Length);
        foreach (var id in given)
        {
            var before = ids.Count;
            if (id.ListOf(kind) is { } list)
                foreach (var item in list) ids.Add(new PanelId(item, id.Origin));
            if (ids.Count == before) ids.Add(id);
        }

        return ids;
    }

    /// <summary>Returns the whole number that was given as the id; null if it is not one.</summary>
    internal long? Number(IdKind kind) =>
        long.TryParse(TextOf(kind), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Returns the text that was given as the id; empty if the object does not have one.</summary>
    internal string Text(IdKind kind) => TextOf(kind) ?? "";

    /// <summary>Returns the id; null if the object is an order without one, because it was not placed or not refilled.</summary>
    /// <exception cref="PanelException">The value is not an id (InvalidField).</exception>
    internal long? Read(IdKind kind)
    {
        if (Number(kind) is { } id and > 0) return id;
        var text = TextOf(kind);
        if (text is null or "" or "0" && IsOrder) return null;
        throw new PanelException(PanelErrorCode.InvalidField, text is null
            ? $"The input object does not have {kind.Article} {kind.Name} id: it needs a property {kind.Title}Id, {kind.Title} or Id."
            : $"'{text}' is not a valid {kind.Name} id: use a whole number greater than 0.");
    }

    /// <summary>Returns the target of an error: the id, or the object if it does not have one.</summary>
    internal object Target(IdKind kind) => Number(kind) is { } id and > 0 ? id : TextOf(kind) ?? (object)_given;

    // Null if the object does not have a property for the id.
    private string? TextOf(IdKind kind) => !IsObject ? Text(_given.BaseObject) : ValueOf(kind) is { } value ? Text(value) : null;

    // Empty text if the property is there and null.
    private object? ValueOf(IdKind kind)
    {
        foreach (var name in (string[])[$"{kind.Title}Id", kind.Title, "Id"])
        {
            if (InputProperty.TryGet(_given, name, out var value)) return value ?? "";
        }

        return null;
    }

    // The list that the value is, such as a set, or that the object has as its id.
    private IEnumerable? ListOf(IdKind kind)
    {
        if (!IsObject) return null;
        var value = GivenValue.IsList(_given.BaseObject) ? _given.BaseObject : ValueOf(kind);
        return GivenValue.IsList(value) ? (IEnumerable)value! : null;
    }

    // Only orders of the ledger have an outcome, also as rows of a CSV file. Select-Object keeps the name of the type.
    private bool IsOrder => IsObject
        && (InputProperty.TryGet(_given, nameof(Order.Outcome), out _) || _given.TypeNames.Contains($"Selected.{typeof(Order).FullName}"));

    private static string Text(object? value) => (value switch
    {
        null or ICollection { Count: 0 } => "",
        decimal number when decimal.Truncate(number) == number => decimal.Truncate(number).ToString(CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    }).Trim();
}
