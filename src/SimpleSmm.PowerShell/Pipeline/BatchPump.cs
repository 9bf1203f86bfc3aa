using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>Writes the answers of one session's panel, marked with the session's name and recorded in its ledger.</summary>
internal sealed class BatchPump<T>(
    SmmCommand command, PanelSession session, Batch<T> batch, LedgerRecorder<T>? recorder = null)
    where T : PanelObject
{
    public PanelSession Session => session;

    public Batch<T> Batch => batch;

    /// <summary>Gets or sets the error with which the panel rejects every id, such as that of a wrong key; null if it does not.</summary>
    public PanelException? Fault { get; set; }

    /// <summary>Waits for a chunk, writes its answers and adds its errors to a list.</summary>
    /// <returns>The number of outcomes.</returns>
    public int WriteValues(Task<IReadOnlyList<IdOutcome<T>>> chunk, ProgressMeter progress, List<BatchError> errors)
    {
        var outcomes = command.Await(chunk, () => progress.Show());
        recorder?.Keep(outcomes);

        // A status can be read again; what a writer did is on the disk before the pipeline may end because of it.
        if (batch.Writes) recorder?.Flush();
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is { } value)
            {
                session.Mark(value);
                command.WriteObject(value);
            }
            else
            {
                errors.Add(new BatchError(session, outcome.Id, outcome.Error!));
                if (outcome.Error!.IsFatal) Fault = outcome.Error;
            }
        }

        return outcomes.Count;
    }

    /// <summary>Completes the records in the ledger.</summary>
    public void Complete() => recorder?.Complete();
}
