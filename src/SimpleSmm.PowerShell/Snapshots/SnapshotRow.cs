using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using SimpleSmm.Text;

namespace SimpleSmm.Snapshots;

/// <summary>One service as it was kept: a value for each property, typed or as text.</summary>
internal sealed class SnapshotRow
{
    // The properties that are read. All but the currency, which a panel may not name, must be there.
    private static readonly string[] Names =
    [
        nameof(Service.ServiceId), nameof(Service.Name), nameof(Service.Type), nameof(Service.Category), nameof(Service.Rate),
        nameof(Service.Currency), nameof(Service.Minimum), nameof(Service.Maximum), nameof(Service.Refill), nameof(Service.Cancel),
        nameof(Service.DripFeed),
    ];

    private static readonly Dictionary<string, object?> Nothing = [];
    private readonly Dictionary<string, object?> _fields = [];
    private readonly string _place;

    private SnapshotRow(string place) => _place = place;

    /// <summary>Reads the properties of an object, or the entries of a table.</summary>
    /// <param name="given">What an importer made of a service.</param>
    /// <param name="place">Where it stands, for messages: <c>Row 7</c>.</param>
    /// <exception cref="SnapshotException">It has no id of a service.</exception>
    public static SnapshotRow Of(object? given, string place)
    {
        var row = new SnapshotRow(place);
        if (given is not null)
        {
            var wrapped = PSObject.AsPSObject(given);
            foreach (var name in Names) row.Add(wrapped, name);
        }

        return row._fields.ContainsKey(nameof(Service.ServiceId)) ? row : throw new SnapshotException($"{place} is not a service.");
    }

    /// <exception cref="SnapshotException">A property is missing or holds something else.</exception>
    public Service ToService() => new()
    {
        ServiceId = Whole(nameof(Service.ServiceId)),
        Name = Text(nameof(Service.Name)),
        Type = Text(nameof(Service.Type)),
        Category = Text(nameof(Service.Category)),
        Rate = Number(nameof(Service.Rate)),
        Currency = _fields.TryGetValue(nameof(Service.Currency), out var currency) && currency?.ToString() is { Length: > 0 } code
            ? VisibleText.Line(code)
            : null,
        Minimum = Whole(nameof(Service.Minimum)),
        Maximum = Whole(nameof(Service.Maximum)),
        Refill = Flag(nameof(Service.Refill)),
        Cancel = Flag(nameof(Service.Cancel)),
        DripFeed = Flag(nameof(Service.DripFeed)),
        AdditionalData = Nothing,
    };

    private void Add(PSObject given, string name)
    {
        if (given.BaseObject is IDictionary table)
        {
            if (table.Contains(name)) _fields[name] = Unwrap(table[name]);
        }
        else if (given.Properties[name] is { } property)
        {
            _fields[name] = Unwrap(property.Value);
        }
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private object? Value(string name) => _fields.TryGetValue(name, out var value)
        ? value
        : throw new SnapshotException($"{_place} has no {name}: keep every property that Get-SmmService writes.");

    // A file of a stranger, or of an earlier version, may have what the reader of answers removes.
    private string Text(string name) => Value(name) switch
    {
        null => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var text => VisibleText.Line(text.ToString() ?? ""),
    };

    private decimal Number(string name) => Decimal(Value(name)) ?? throw Wrong(name, "a number");

    private long Whole(string name) =>
        Decimal(Value(name)) is { } number && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : throw Wrong(name, "a whole number");

    private bool? Flag(string name) => Value(name) switch
    {
        null => null,
        bool flag => flag,
        var other => other.ToString()!.Trim().ToUpperInvariant() switch
        {
            "" => null,
            "TRUE" or "1" => true,
            "FALSE" or "0" => false,
            _ => throw Wrong(name, "True, False or nothing"),
        },
    };

    private static decimal? Decimal(object? value) => value switch
    {
        decimal number => number,
        double number => Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        float number => Parse(number.ToString("R", CultureInfo.InvariantCulture)),
        string text => Parse(Invariant(text.Trim())),
        IConvertible and not bool and not DateTime => Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        _ => null,
    };

    // Export-Csv writes decimals as the culture of the script has them, but never with thousands separators: the one separator of a number
    // is its decimal sign. A text with two separators could mean two numbers.
    private static string Invariant(string text)
    {
        var sign = text.IndexOfAny([',', '\u066B']);
        return sign < 0 || text.IndexOf('.') >= 0 ? text : $"{text.Substring(0, sign)}.{text.Substring(sign + 1)}";
    }

    private static decimal? Parse(string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private SnapshotException Wrong(string name, string expected) =>
        new($"{_place}: {name} must be {expected}, not '{Excerpt.Whole(Text(name), 60)}'.");
}
