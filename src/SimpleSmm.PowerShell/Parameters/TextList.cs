using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using SimpleSmm.Parameters;

namespace SimpleSmm;

/// <summary>
/// Represents a list of texts as a user gave it: several items, or a text with one entry per line, such as a CSV cell or a whole file. Any
/// other value is kept and reported.
/// </summary>
[TypeConverter(typeof(AnyValueConverter))]
public sealed class TextList : GivenValue
{
    private static readonly string[] Ends = ["\r\n", "\n", "\r"];

    /// <summary>Creates the value.</summary>
    /// <param name="value">A text, a number, or a list of these.</param>
    public TextList(object? value)
        : base(value)
    {
        if (Given is not null) Entries = Read(Given);
    }

    /// <summary>Gets the entries; null if nothing is given or the value is not a list of texts.</summary>
    public IReadOnlyList<string>? Entries { get; }

    internal override object? Cell => Entries is null ? Given : string.Join("\n", Entries);

    /// <summary>Throws if a value is given that is not a list of texts.</summary>
    /// <exception cref="PanelException">The value is not a list of texts (<see cref="PanelErrorCode.InvalidField"/>).</exception>
    internal static void Validate(TextList? given, string name)
    {
        if (given?.Given is null) return;
        if (given.Entries is null)
            throw new PanelException(
                PanelErrorCode.InvalidField, $"{name} must be a list of texts or a text with an entry per line, not {given}.");
        foreach (var entry in given.Entries) PlainText.Validate(entry, name);
    }

    private static List<string>? Read(object given)
    {
        var entries = new List<string>();
        if (TextOf(given) is { } text) Add(entries, text);
        else if (given is IDictionary or not IEnumerable) return null;
        else foreach (var item in (IEnumerable)given)
        {
            var plain = Plain(item);
            if (plain is null) continue;
            if (TextOf(plain) is not { } entry) return null;
            Add(entries, entry);
        }

        return entries;
    }

    private static void Add(List<string> entries, string text) => entries.AddRange(text.Split(Ends, StringSplitOptions.RemoveEmptyEntries));
}
