using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Commands;
using SimpleSmm.Ledger;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Records the panel's answers about orders in the session's ledger. If the ledger fails, the command continues and warns once, because the
/// answers are more important than their record.
/// </summary>
/// <param name="command">The command that waits and warns.</param>
/// <param name="session">The session with the ledger. A ledger that does not exist yet is not created.</param>
/// <param name="write">The function that writes some answers.</param>
/// <param name="refuse">The function that writes the errors that the panel answered; null if they are not recorded.</param>
internal sealed class LedgerRecorder<T>(
    SmmCommand command, PanelSession session, Action<IOrderLedger, IReadOnlyList<T>> write,
    Action<IOrderLedger, IReadOnlyList<IdOutcome<T>>>? refuse = null)
    where T : class
{
    private readonly object _gate = new();
    private WriteBehind<IdOutcome<T>>? _notes;

    /// <summary>Gets the session with the ledger.</summary>
    public PanelSession Session => session;

    /// <summary>Queues the answers of one request.</summary>
    public void Keep(IReadOnlyList<IdOutcome<T>> outcomes)
    {
        if (IsWanted) Add(outcomes);
    }

    /// <summary>Records the answers of one request without the command, so that a stop does not lose them. Thread-safe.</summary>
    /// <param name="outcomes">The outcomes of the request.</param>
    /// <returns>A task that ends when the answers are recorded, or cannot be.</returns>
    public Task RecordAsync(IReadOnlyList<IdOutcome<T>> outcomes)
    {
        lock (_gate)
        {
            if (!IsWanted) return Task.CompletedTask;
            Notes.Add(outcomes);
            return Notes.Done;
        }
    }

    /// <summary>Queues one answer.</summary>
    /// <param name="id">The id asked about.</param>
    /// <param name="answer">The panel's answer.</param>
    public void Keep(long id, T answer)
    {
        if (IsWanted) Add([new IdOutcome<T>(id, answer)]);
    }

    /// <summary>Waits until all answers are written.</summary>
    public void Flush()
    {
        if (_notes is not null) Wait(_notes.Done);
    }

    /// <summary>Warns if answers could not be written.</summary>
    public void Complete()
    {
        Flush();
        if (_notes?.Fault is { } fault) command.Warn($"The panel's answers could not be written to the order ledger: {fault.Message}");
    }

    // Checked at each answer, because an order in the same pipeline may create the ledger meanwhile.
    private bool IsWanted => _notes is not null || session.Ledger is { Exists: true };

    private WriteBehind<IdOutcome<T>> Notes => _notes ??= new WriteBehind<IdOutcome<T>>(Write);

    private void Write(IReadOnlyList<IdOutcome<T>> outcomes)
    {
        var answers = new List<T>(outcomes.Count);
        var errors = new List<IdOutcome<T>>();
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is { } answer) answers.Add(answer);
            else errors.Add(outcome);
        }

        var ledger = session.Ledger!.Open();
        if (answers.Count > 0) write(ledger, answers);
        if (errors.Count > 0) refuse?.Invoke(ledger, errors);
    }

    private void Add(IReadOnlyList<IdOutcome<T>> outcomes)
    {
        Notes.Add(outcomes);
        if (Notes.IsBehind) Wait(Notes.Done);
    }

    private void Wait(Task done) => command.Await(Finish(done));

    private static async Task<bool> Finish(Task done)
    {
        await done.ConfigureAwait(false);
        return true;
    }
}
