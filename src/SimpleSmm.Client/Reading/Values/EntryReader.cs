using System;
using System.Collections.Generic;
using System.Text.Json;

namespace SimpleSmm.Reading.Values;

/// <summary>
/// Reads one object of an answer field by field. <see cref="Rest"/> returns the fields that were not read or not understood, so that no
/// data of the panel is lost.
/// </summary>
internal sealed class EntryReader(JsonElement element)
{
    private readonly List<byte[]> _understood = new(10);

    /// <summary>Returns a field's raw value, which counts as understood; null if it is missing.</summary>
    public JsonElement? Take(AnswerField name)
    {
        if (!name.TryFind(element, out var value, out var spelling)) return null;
        _understood.Add(spelling);
        return value;
    }

    /// <summary>Returns a field's text; null if it is not given.</summary>
    public string? Text(AnswerField name) => Read(name, value => value.AsText());

    /// <summary>Returns a field's amount; null if it is not given or not an amount.</summary>
    public Amount? Amount(AnswerField name) => Read(name, value => value.AsAmount());

    /// <summary>Returns a field's whole number; null if it is not given or not a whole number.</summary>
    public long? Count(AnswerField name) => Read(name, value => value.AsCount());

    /// <summary>Returns a field's flag; null if it is not given. Words and days stay in the rest too.</summary>
    public bool? Flag(AnswerField name)
    {
        if (!name.TryFind(element, out var value, out var spelling)) return null;
        var flag = FlagParser.Read(value, out var saysMore);
        if (!saysMore) _understood.Add(spelling);
        return flag;
    }

    /// <summary>Returns the fields that were not understood, by the panel's names.</summary>
    public IReadOnlyDictionary<string, object?> Rest() => AdditionalData.Of(element, _understood);

    private T? Read<T>(AnswerField name, Func<JsonElement, T?> read)
    {
        if (!name.TryFind(element, out var value, out var spelling)) return default;
        var result = read(value);
        if (result is not null || !value.IsGiven() || IsNotANumber(value)) _understood.Add(spelling);
        return result;
    }

    // Programs print these words in place of a missing number, so they mean the same as null.
    private static bool IsNotANumber(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && (value.ValueEquals("NaN") || value.ValueEquals("nan") || value.ValueEquals("null"));
}
