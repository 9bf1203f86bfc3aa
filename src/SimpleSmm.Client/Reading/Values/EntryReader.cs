using System;
using System.Collections.Generic;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// One object of an answer, read field by field. It remembers which fields were understood; the rest, and what was there but could
/// not be read, is <see cref="Rest"/>, so that nothing the panel says is lost.
/// </summary>
internal sealed class EntryReader(JsonElement element)
{
    private readonly List<byte[]> _understood = new(10);

    /// <summary>A field's value as it is; null where it is missing. It counts as understood.</summary>
    public JsonElement? Take(AnswerField name)
    {
        if (!name.TryFind(element, out var value, out var spelling)) return null;
        _understood.Add(spelling);
        return value;
    }

    /// <summary>A field's text; null where it is not given.</summary>
    public string? Text(AnswerField name) => Read(name, value => value.AsText());

    /// <summary>A field's amount; null where it is not given or none.</summary>
    public Amount? Amount(AnswerField name) => Read(name, value => value.AsAmount());

    /// <summary>A field's whole number; null where it is not given or none.</summary>
    public long? Count(AnswerField name) => Read(name, value => value.AsInteger());

    /// <summary>A field's flag; null where nothing is said. Words and days are kept in the rest too.</summary>
    public bool? Flag(AnswerField name)
    {
        if (!name.TryFind(element, out var value, out var spelling)) return null;
        var flag = FlagParser.Read(value, out var saysMore);
        if (!saysMore) _understood.Add(spelling);
        return flag;
    }

    /// <summary>The fields that were not understood, by the panel's names.</summary>
    public IReadOnlyDictionary<string, object?> Rest() => AdditionalData.Of(element, _understood);

    private T? Read<T>(AnswerField name, Func<JsonElement, T?> read)
    {
        if (!name.TryFind(element, out var value, out var spelling)) return default;
        var result = read(value);
        if (result is not null || !value.IsGiven() || IsNotANumber(value)) _understood.Add(spelling);
        return result;
    }

    // What a program prints where it has no number says no more than null does.
    private static bool IsNotANumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && (value.ValueEquals("NaN") || value.ValueEquals("nan") || value.ValueEquals("null"));
}
