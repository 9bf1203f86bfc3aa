using System;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SimpleSmm.Text;

namespace SimpleSmm.Parameters;

/// <summary>Represents the value of a parameter as a user or a row gave it, valid or not. Nothing depends on the culture.</summary>
public abstract class GivenValue
{
    private const int Longest = 80;

    private protected GivenValue(object? given)
    {
        Given = Plain(given);
        Scalar = TextOf(Given);
    }

    /// <summary>Gets whether nothing is given, such as in an empty cell.</summary>
    public bool IsBlank => Given is null || Given is string text && string.IsNullOrWhiteSpace(text);

    /// <summary>Gets the value without the wrapper of PowerShell.</summary>
    internal object? Given { get; }

    /// <summary>Gets the value as a row keeps it: a number or text that this type reads as the same value.</summary>
    internal virtual object? Cell => Given;

    /// <summary>Gets the text of a text or a number; null for any other value.</summary>
    private protected string? Scalar { get; }

    /// <summary>Returns the given text, or the kind of a value that does not have a text.</summary>
    /// <returns>At most 80 characters.</returns>
    public override string ToString() => Given switch
    {
        null => "",
        _ when Scalar is not null => Excerpt.Whole(Scalar, Longest),
        IDictionary or PSObject => "(an object)",
        IEnumerable => "(a list)",
        DateTime or DateTimeOffset => Excerpt.Whole(((IFormattable)Given).ToString("o", CultureInfo.InvariantCulture), Longest),
        _ => $"({Given.GetType().Name})",
    };

    /// <summary>Returns the value without the wrapper of PowerShell. Objects of a script stay wrapped.</summary>
    internal static object? Plain(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject and var inner } ? Plain(inner) : value is DBNull ? null : value;

    /// <summary>Returns whether a value is several values, and not a text, a table or a row.</summary>
    internal static bool IsList(object? value) => value is IEnumerable and not (string or IDictionary or PSObject or System.Xml.XmlNode);

    /// <summary>
    /// Returns the text of a text or a number; null for any other value, such as a date, whose text depends on the culture.
    /// </summary>
    internal static string? TextOf(object? value) => value switch
    {
        string text => text,
        char c => c.ToString(),
        Uri address => address.OriginalString,
        double or float => Exact(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture)),
        Enum => null,
        byte or sbyte or short or ushort or int or uint or long or ulong or decimal or Guid or System.Numerics.BigInteger =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    // A number with an exponent has lost digits, and NaN is not a number.
    private static string? Exact(string text) => text.IndexOfAny(['E', 'N', 'I', '∞']) >= 0 ? null : text;
}
