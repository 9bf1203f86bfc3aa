using System.Collections.Generic;
using System.Text.Json;
using SimpleSmm.Reading.Values;

namespace SimpleSmm.Batching;

/// <summary>One search for the entries of some ids: each method knows one shape of an answer.</summary>
internal sealed class EntrySearch
{
    private static readonly AnswerField Taken = new("canceled", "cancelled");

    private readonly long[] _ids;
    private readonly bool _byPosition;

    public EntrySearch(long[] ids, IdKind kind, bool byPosition)
    {
        _ids = ids;
        _byPosition = byPosition || ids.Length == 1;
        Kind = kind;
        foreach (var id in ids) Entries[id] = default;
    }

    public IdKind Kind { get; }

    /// <summary>The entry of each id; an undefined one where none was found.</summary>
    public Dictionary<long, JsonElement> Entries { get; } = [];

    /// <summary>How many entries were found.</summary>
    public int Count { get; private set; }

    /// <summary>Finds the entries of an array by the ids in them, or by position. Returns the number of entries that no id has.</summary>
    public int InList(JsonElement list)
    {
        var length = list.GetArrayLength();
        var name = NameIn(list);
        if (name is null)
        {
            var isNumbered = IsNumbered();
            if (length != _ids.Length || !(_byPosition || isNumbered)) return length;
            var i = 0;
            foreach (var entry in list.EnumerateArray()) Put(isNumbered ? i++ : _ids[i++], entry);
            return 0;
        }

        var extra = 0;
        foreach (var entry in list.EnumerateArray())
        {
            if (!Put(entry.Get(name)?.AsId(), entry)) extra++;
        }

        return extra;
    }

    /// <summary>
    /// Finds the entries of an object keyed by id. An entry that names its id itself is that id's, because PHP numbers the entries of some
    /// lists: <c>{"0":{"order":"9"}}</c>. Returns the number of fields that no id has.
    /// </summary>
    /// <param name="answer">The object.</param>
    /// <param name="isKeyed">Whether any key is meant as an id, asked for or not.</param>
    public int InKeys(JsonElement answer, out bool isKeyed)
    {
        var others = 0;
        isKeyed = false;
        foreach (var field in answer.EnumerateObject())
        {
            if (IdParser.Parse(field.Name) is { } key && Put(field.Value.Get(Kind.Field)?.AsId() ?? key, field.Value)) continue;
            others++;
            isKeyed |= IdParser.IsMeantAsId(field.Name);
        }

        return others;
    }

    /// <summary><c>{"canceled":[5,6]}</c>: the list of those that were taken.</summary>
    public bool InIdList(JsonElement answer)
    {
        if (answer.Get(Taken) is not { ValueKind: JsonValueKind.Array } list) return false;
        foreach (var id in list.EnumerateArray()) Put(id.AsId(), id);
        return true;
    }

    /// <summary>One id alone: the object is its entry, unless it names another.</summary>
    public bool IsAlone(JsonElement answer)
    {
        if (_ids.Length != 1) return false;
        var namesAnother = answer.Get(Kind.Field) is { } said && said.AsText() is not null && said.AsId() != _ids[0];
        return !namesAnother && Put(_ids[0], answer);
    }

    // The documented name for an id, if any entry has it; a mere "id" only if it is one that was asked for in each entry, because it may
    // as well number the rows of the panel's table. Null where nothing is named.
    private AnswerField? NameIn(JsonElement list)
    {
        var (rows, ours) = (0, 0);
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.Get(Kind.Field) is not null) return Kind.Field;
            if (entry.Get(EntryNames.Row) is not { } row) continue;
            rows++;
            if (row.AsId() is { } id && Entries.ContainsKey(id)) ours++;
        }

        return rows == 0 ? null : ours == list.GetArrayLength() ? EntryNames.Row : Kind.Field;
    }

    // PHP makes a list of an object with the keys 0, 1, 2: where these are the ids, each entry has its id as its index.
    private bool IsNumbered()
    {
        for (var i = 0; i < _ids.Length; i++)
        {
            if (!Entries.ContainsKey(i)) return false;
        }

        return true;
    }

    private bool Put(long? id, JsonElement entry)
    {
        if (id is not { } known || !Entries.TryGetValue(known, out var before)) return false;
        if (before.ValueKind == JsonValueKind.Undefined) Count++;
        Entries[known] = entry;
        return true;
    }
}
