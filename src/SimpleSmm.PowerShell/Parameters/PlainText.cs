using System;
using System.ComponentModel;
using SimpleSmm.Parameters;

namespace SimpleSmm;

/// <summary>
/// Represents a text as a user gave it: text, a number or an address. A list, an object, a date and the name of a type are kept and
/// reported, because their text is not what was meant.
/// </summary>
[TypeConverter(typeof(AnyValueConverter))]
public sealed class PlainText : GivenValue
{
    // Without those that could be a hashtag, such as the German #NV.
    private static readonly string[] CellErrors =
    [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#BEZUG!", "#WERT!", "#ZAHL!", "#BAŞV!",
        "#DEĞER!", "#AD?", "#SAYI/0!",
    ];

    /// <summary>Creates the value.</summary>
    /// <param name="value">A text or a number.</param>
    public PlainText(object? value)
        : base(value)
    {
    }

    /// <summary>Gets the text; null if the value is not a text.</summary>
    public string? Value => Scalar;

    internal override object? Cell => Scalar ?? Given;

    /// <summary>Throws if a value is given that is not a text.</summary>
    /// <exception cref="PanelException">The value is not a text (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    internal static void Validate(PlainText? given, string name)
    {
        if (given?.Given is null) return;
        if (given.Value is null)
            throw new PanelException(PanelErrorCode.InvalidField, $"{name} must be a text or a number, not {given}.");
        Validate(given.Value, name);
    }

    /// <summary>Throws if a text was not meant as one.</summary>
    internal static void Validate(string text, string name)
    {
        if (LooksLikeType(text.Trim()))
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                $"{name} is the name of a type, '{new PlainText(text)}': a list or an object was written to a file as text. "
                + "Join its entries with line breaks first.");
        }

        if (Array.IndexOf(CellErrors, text.Trim()) >= 0)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField, $"{name} is '{text.Trim()}', the error of a cell in a spreadsheet: correct the cell first.");
        }

        if (text.IndexOf('\uFFFD') >= 0)
            throw new PanelException(
                PanelErrorCode.InvalidField, $"{name} contains U+FFFD, the sign of a lost character: read the file in its encoding.");
    }

    // What Export-Csv and string interpolation make of a value that they cannot write: System.Object[], @{Name=value}.
    private static bool LooksLikeType(string text)
    {
        if (text.StartsWith("@{", StringComparison.Ordinal) && text[text.Length - 1] == '}' && text.IndexOf('=') > 0) return true;
        if (!HasTypePrefix(text)) return false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && "._`+[],= ".IndexOf(c) < 0) return false;
        }

        return text.IndexOf(' ') < 0 || text.IndexOf('[') > 0;
    }

    private static bool HasTypePrefix(string text)
    {
        foreach (var prefix in (string[])["System.", "SimpleSmm.", "Deserialized.", "Newtonsoft.Json.", "Microsoft.PowerShell."])
        {
            if (text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
