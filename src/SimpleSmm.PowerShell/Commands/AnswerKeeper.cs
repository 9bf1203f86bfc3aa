using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Ledger;

namespace SimpleSmm.Commands;

/// <summary>
/// Keeps what a panel answered about orders in the session's ledger. The answers are worth more than the notes: where the ledger fails,
/// the command goes on and warns once.
/// </summary>
internal sealed class AnswerKeeper<T>
    where T : class
{
    private readonly SmmCommand _command;
    private readonly PanelSession _session;
    private readonly Action<IOrderLedger, IReadOnlyList<T>> _write;
    private WriteBehind<T>? _notes;

    /// <param name="command">Waits and warns.</param>
    /// <param name="session">Whose ledger it is. One that nobody has placed an order by is left unmade.</param>
    /// <param name="write">Writes some answers.</param>
    public AnswerKeeper(SmmCommand command, PanelSession session, Action<IOrderLedger, IReadOnlyList<T>> write)
    {
        _command = command;
        _session = session;
        _write = write;
    }

    /// <summary>Takes the answers of one request.</summary>
    public void Keep(IReadOnlyList<IdOutcome<T>> outcomes)
    {
        // Not before there is an answer: the order that makes the ledger may come down this very pipeline.
        if (_notes is null && _session.Ledger is { Exists: true } ledger) _notes = new WriteBehind<T>(written => _write(ledger.Open(), written));
        if (_notes is null) return;
        var answers = new List<T>(outcomes.Count);
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is not null) answers.Add(outcome.Value);
        }

        _notes.Add(answers);
        if (_notes.IsBehind) Wait(_notes.Done);
    }

    /// <summary>Waits until everything is written.</summary>
    public void Flush()
    {
        if (_notes is not null) Wait(_notes.Done);
    }

    /// <summary>Tells of what could not be written.</summary>
    public void Complete()
    {
        Flush();
        if (_notes?.Fault is { } fault) _command.Warn($"The order ledger did not take note of what the panel answered: {fault.Message}");
    }

    private void Wait(Task done) => _command.Await(Finish(done));

    private static async Task<bool> Finish(Task done)
    {
        await done.ConfigureAwait(false);
        return true;
    }
}
