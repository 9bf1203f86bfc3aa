using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using SimpleSmm.Ledger.Queries;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <content>Keeps answers on this machine while the server is away.</content>
public sealed partial class PostgresOrderLedger
{
    private readonly AnswerJournal _journal;
    private readonly ConcurrentQueue<string> _notes = new();

    string? IAnswerKeeper.Keep(KeptAnswer answer) => _journal.TryAdd(answer) ? _journal.Path : null;

    IReadOnlyList<string> IAnswerKeeper.TakeNotes()
    {
        if (_notes.IsEmpty) return [];
        var notes = new List<string>();
        while (_notes.TryDequeue(out var note)) notes.Add(note);
        return notes;
    }

    private void RecordKept(ServerConnection connection) => _journal.Take(answer => TryRecord(connection, answer), Say);

    // The other calls go on with a server that does not take an answer.
    private bool TryRecord(ServerConnection connection, KeptAnswer answer)
    {
        try
        {
            Say(answer.Unknown is null ? _claims.Record(connection, answer) : ActionClaims.Record(connection, answer));
            return true;
        }
        catch (Exception e) when (connection.IsOpen && ServerFault.IsServerFault(e))
        {
            var fault = ServerFault.Of(_database.Name, e).Message;
            Say($"An answer of the panel that is kept in '{_journal.Path}' could not be recorded yet. {fault}");
            return false;
        }
    }

    private void Say(string? note)
    {
        if (note is not null) _notes.Enqueue(note);
    }
}
