using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Commands;
using SimpleSmm.Ledger;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Keeps what a panel answered about orders in the session's ledger. The answers are worth more than the notes: where the ledger fails,
/// the command goes on and warns once.
/// </summary>
/// <param name="command">Waits and warns.</param>
/// <param name="session">Whose ledger it is. One that nobody has placed an order by is left unmade.</param>
/// <param name="write">Writes some answers.</param>
internal sealed class LedgerRecorder<T>(SmmCommand command, PanelSession session, Action<IOrderLedger, IReadOnlyList<T>> write)
    where T : class
{
    private WriteBehind<T>? _notes;

    /// <summary>Takes the answers of one request.</summary>
    public void Keep(IReadOnlyList<IdOutcome<T>> outcomes)
    {
        if (!IsWanted) return;
        var answers = new List<T>(outcomes.Count);
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is not null) answers.Add(outcome.Value);
        }

        Add(answers);
    }

    /// <summary>Takes one answer.</summary>
    public void Keep(T answer)
    {
        if (IsWanted) Add([answer]);
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
        if (_notes?.Fault is { } fault) command.Warn($"The order ledger did not take note of what the panel answered: {fault.Message}");
    }

    // Asked at each answer: the order that makes the ledger may come down this very pipeline.
    private bool IsWanted => _notes is not null || session.Ledger is { Exists: true };

    private void Add(IReadOnlyList<T> answers)
    {
        _notes ??= new WriteBehind<T>(written => write(session.Ledger!.Open(), written));
        _notes.Add(answers);
        if (_notes.IsBehind) Wait(_notes.Done);
    }

    private void Wait(Task done) => command.Await(Finish(done));

    private static async Task<bool> Finish(Task done)
    {
        await done.ConfigureAwait(false);
        return true;
    }
}
