using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace SimpleSmm.Parameters;

/// <summary>Knows the columns of the rows that New-SmmOrder reads, and which of them are not parameters.</summary>
internal sealed class OrderColumns
{
    private static readonly HashSet<string> OfOrders = NamesOf(typeof(OrderRequest), "Service");
    private static readonly HashSet<string> Known = new(OfOrders, StringComparer.OrdinalIgnoreCase)
    {
        nameof(OrderRequest.Session), nameof(OrderRequest.Panel),
    };
    private static readonly HashSet<string> OfResults = NamesOf(typeof(Order), "Order");
    private static readonly HashSet<string> OfServices = NamesOf(typeof(Service));

    private readonly HashSet<string> _row = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _names = [];
    private bool _isOwn;
    private bool _isPlain;
    private bool _hasWarned;
    private bool _hasWarnedOfReference;
    private bool _anyWith;
    private bool _anyWithout;

    /// <summary>Gets the name of the first column.</summary>
    public string First => _names.Count > 0 ? _names[0] : "";

    /// <summary>Gets whether the row is a service of a catalog, also one that was written to a file, and not an order for it.</summary>
    public bool IsService { get; private set; }

    /// <summary>Returns whether a parameter is a field of an order.</summary>
    public static bool IsField(string name) => OfOrders.Contains(name);

    /// <summary>Reads the columns of a row.</summary>
    public void Read(PSObject? row)
    {
        _row.Clear();
        _names.Clear();
        _isOwn = false;
        _isPlain = row?.BaseObject is PSCustomObject;
        IsService = row?.BaseObject is Service;
        if (row is null) return;
        var isMadeOfService = false;
        foreach (var type in row.TypeNames)
        {
            _isOwn |= type.Contains("SimpleSmm.");
            isMadeOfService |= type.EndsWith(".SimpleSmm.Service", StringComparison.Ordinal);
        }

        foreach (var property in row.Properties)
        {
            _row.Add(property.Name);
            _names.Add(property.Name);
        }

        if (row.BaseObject is OrderRequest { Reference: null }) _row.Remove(nameof(OrderRequest.Reference));
        IsService |= (isMadeOfService || HasServiceColumns) && !Has("Link") && !Has("UserName");
        if (Has("Reference")) _anyWith = true;
        else _anyWithout = true;
    }

    /// <summary>Gets whether the row has a column that is a field of an order.</summary>
    public bool IsOrder => _row.Overlaps(OfOrders);

    /// <summary>Gets whether the row has columns that a service has and an order does not.</summary>
    public bool HasServiceColumns => Has(nameof(Service.Rate)) && Has(nameof(Service.Category));

    /// <summary>Returns whether the row has a column, filled in or not.</summary>
    public bool Has(string name) => _row.Contains(name);

    /// <summary>Returns the name of the delimiter by which a row of one column should have been split; null if it has several.</summary>
    public string? FindDelimiter()
    {
        if (_names.Count != 1) return null;
        foreach (var (delimiter, name) in ((char, string)[])[(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars"), (',', "commas")])
        {
            var parts = First.Split(delimiter);
            if (parts.Length > 1 && Array.Exists(parts, part => Known.Contains(part.Trim(' ', '"')))) return name;
        }

        return null;
    }

    /// <summary>Returns whether there are rows with a reference and rows without one, the first time that this is so.</summary>
    public bool IsReferenceMixed()
    {
        if (_hasWarnedOfReference || !_anyWith || !_anyWithout) return false;
        return _hasWarnedOfReference = true;
    }

    /// <summary>Returns a warning about columns that are not parameters, once for a command.</summary>
    public string? FindUnknown()
    {
        if (_hasWarned || _isOwn || !_isPlain) return null;
        List<string>? unknown = null;
        foreach (var name in _names)
        {
            if (IsKnown(name)) continue;
            var shown = name.Trim().Length == name.Length ? name : $"'{name}'";
            (unknown ??= []).Add(NameSimilarity.FindNearest(name, Known) is { } near ? $"{shown} (did you mean {near}?)" : shown);
        }

        if (unknown is null) return null;
        _hasWarned = true;
        return $"The rows have columns that are not parameters of New-SmmOrder and were not used: {string.Join(", ", unknown)}.";
    }

    private bool IsKnown(string name) => Known.Contains(name)
        || (Has("OrderId") || Has("Order")) && OfResults.Contains(name)
        || HasServiceColumns && OfServices.Contains(name);

    private static HashSet<string> NamesOf(Type type, params string[] aliases)
    {
        var names = new HashSet<string>(aliases, StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties()) names.Add(property.Name);

        // Every object of this module names its session and its panel, so that alone is not an order.
        if (type == typeof(OrderRequest)) names.ExceptWith([nameof(OrderRequest.Session), nameof(OrderRequest.Panel)]);
        return names;
    }
}
