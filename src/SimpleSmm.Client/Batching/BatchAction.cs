using System;
using System.Text.Json;
using SimpleSmm.Reading.Errors;
using SimpleSmm.Reading.Values;
using SimpleSmm.Wire;

namespace SimpleSmm.Batching;

/// <summary>How an action takes many ids and answers for each (docs/panel-api.md#answers-for-many-ids).</summary>
/// <param name="Action">The action.</param>
/// <param name="OneField">The field for one id alone; null where the API has none.</param>
/// <param name="ManyField">The field for several ids.</param>
/// <param name="IdField">The field that names the id in an entry of the answer.</param>
/// <param name="ValueField">The field of an entry that holds the value, or an object with the error in its place.</param>
/// <param name="IsBareValue">Whether a text is the value itself; any other text in place of an entry is an error.</param>
/// <param name="Read">Makes the result of an id and its entry.</param>
internal sealed record BatchAction<T>(
    PanelAction Action,
    string? OneField,
    string ManyField,
    string IdField,
    AnswerField ValueField,
    Func<JsonElement, bool> IsBareValue,
    Func<long, JsonElement, T> Read)
    where T : class
{
    private static readonly AnswerField Status = new("status");

    /// <summary>The request for some ids: the single form for one alone, where the API has one.</summary>
    public PanelRequest Request(long[] ids) => ids.Length == 1 && OneField is not null
        ? new PanelRequest(Action).Add(OneField, ids[0])
        : new PanelRequest(Action).Add(ManyField, ids);

    /// <summary>The part of a request that is one id's own.</summary>
    public PanelRequest RequestOf(long id) => new PanelRequest(Action).Add(OneField ?? ManyField, id);

    /// <summary>Reads one id's entry.</summary>
    /// <exception cref="PanelException">The entry is the panel's error for this id, or does not hold what it should.</exception>
    public T ReadEntry(long id, JsonElement entry) => Error(entry) is { } text ? throw PanelError.Of(text) : Read(id, entry);

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
