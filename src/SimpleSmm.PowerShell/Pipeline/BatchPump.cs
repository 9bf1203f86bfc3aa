using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>Writes the answers of one session's panel, marked with the session's name and recorded in its ledger.</summary>
internal sealed class BatchPump<T>(
    SessionCommand command, PanelSession session, Batch<T> batch, LedgerRecorder<T>? recorder = null)
    where T : PanelObject
{
    private readonly PendingChunks<T>? _pending = PendingChunks<T>.Of(command, batch, recorder);

    public PanelSession Session => session;

    public Batch<T> Batch => batch;

    /// <summary>Gets or sets the error with which the panel rejects every id, such as that of a wrong key; null if it does not.</summary>
    public PanelException? Fault { get; set; }

    /// <summary>Waits for a chunk, writes its answers and adds its errors to a list.</summary>
    /// <returns>The number of outcomes.</returns>
    public int WriteValues(Task<IReadOnlyList<IdOutcome<T>>> chunk, ProgressMeter progress, List<BatchError> errors)
    {
        var outcomes = command.Await(chunk, () => progress.Show());

        // What a writer did was recorded when its answer arrived.
        if (_pending is null) recorder?.Keep(outcomes);
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is { } value)
            {
                session.Mark(value);
                WriteOutcome(outcome.Id, () => command.WriteObject(value));
            }
            else
            {
                errors.Add(new BatchError(session, outcome.Id, outcome.Error!));
                if (outcome.Error!.IsFatal) Fault = outcome.Error;
            }
        }

        return outcomes.Count;
    }

    /// <summary>Reports the error of an id that was sent.</summary>
    public void Report(BatchError error) => WriteOutcome(error.Id, () =>
    {
        if (command.EndsCommand(error.Error)) command.Report(error.Error, error.Id);
        else command.Reject(error.Error, error.Id, session);
    });

    /// <summary>Completes the records in the ledger.</summary>
    public void Complete() => recorder?.Complete();

    // Only a stop leaves the outcome of a writer to the next command.
    private void WriteOutcome(long id, System.Action write)
    {
        if (_pending is null) write();
        else _pending.Write(id, write);
    }
}
