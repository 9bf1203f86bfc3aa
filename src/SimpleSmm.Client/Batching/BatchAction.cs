using System;
using System.Text.Json;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>How an action takes many ids and answers for each (docs/panel-api.md#answers-for-many-ids).</summary>
/// <param name="Action">The action.</param>
/// <param name="Ids">What the ids are of.</param>
/// <param name="HasSingleForm">Whether there is a field for one id alone.</param>
/// <param name="ValueField">The field of an entry that holds the value, or an object with the error in its place.</param>
/// <param name="IsBareValue">Whether a text is the value itself; any other text in place of an entry is an error.</param>
/// <param name="Read">Makes the result of an id and its entry.</param>
internal sealed record BatchAction<T>(
    PanelAction Action,
    IdKind Ids,
    bool HasSingleForm,
    AnswerField ValueField,
    Func<JsonElement, bool> IsBareValue,
    Func<long, JsonElement, T> Read)
    where T : class
{
    private static readonly AnswerField Status = new("status");

    /// <summary>The request for some ids: the single form for one alone, where the page has one.</summary>
    public PanelRequest Request(long[] ids) => ids.Length == 1
        ? RequestOf(ids[0])
        : new PanelRequest(Action).Add(Ids.Plural, ids);

    /// <summary>The part of a request that is one id's own.</summary>
    public PanelRequest RequestOf(long id) => new PanelRequest(Action).Add(HasSingleForm ? Ids.Name : Ids.Plural, id);

    /// <summary>Reads one id's entry.</summary>
    /// <exception cref="PanelException">The entry is the panel's error for this id, or does not hold what it should.</exception>
    public T ReadEntry(long id, JsonElement entry) => Error(entry) is { } text ? throw PanelError.OfEntry(text) : Read(id, entry);

    // SmartPanel gives a bare text in place of {"error": …}; others put the error in place of the value or of the status
    // (docs/panel-api.md#error-envelopes).
    private string? Error(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.String) return IsBareValue(entry) ? null : entry.AsText();
        return ErrorText.Find(entry)
            ?? (entry.Get(ValueField) is { } value ? ErrorText.Find(value) : null)
            ?? (entry.Get(Status) is { } status ? ErrorText.Find(status) : null);
    }
}
