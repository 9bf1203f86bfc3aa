using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Carries ids from the pipeline into a batch and the outcomes back, in order: for each id one object or one error. It runs on the
/// pipeline's thread and never catches what stops a pipeline.
/// </summary>
internal sealed class BatchPump<T>(
    SmmCommand command, Batch<T> batch, IdKind kind, string activity, Func<long, bool>? confirm = null, LedgerRecorder<T>? keeper = null)
    where T : class
{
    private readonly ProgressMeter _progress = new(command, activity);
    private readonly PendingChunks<T>? _pending = PendingChunks<T>.Of(command, batch, keeper);

    /// <summary>Whether the action changes something at the panel.</summary>
    public bool Writes => batch.Writes;

    public void Add(WholeNumber[] given)
    {
        // Without a pipeline all ids are here at once.
        if (!command.MyInvocation.ExpectingInput) _progress.Total = given.Length;
        foreach (var number in given)
        {
            if (TryRead(number, out var id)) Add(id);
        }
    }

    public void Add(long id)
    {
        batch.Add(id);
        while (batch.Take() is { } chunk) Write(chunk);
    }

    public void Complete()
    {
        while (batch.TakeLast() is { } chunk) Write(chunk);
        _progress.Complete();
        keeper?.Complete();
        command.ReleaseWarnings();
    }

    private bool TryRead(WholeNumber number, out long id)
    {
        id = number.Value ?? 0;
        if (id < 1)
        {
            WriteWhatWasSent();
            command.Report(number.NoId(kind), number.ToString());
            return false;
        }

        if (batch.IsRepeated(id))
        {
            WriteWhatWasSent();
            command.Warn($"The {kind.Name} {id} was given before; it is sent only once.");
            command.ReleaseWarnings();
            return false;
        }

        return confirm is null || confirm(id);
    }

    // An error or a warning may end the pipeline, and with it go the answers not written yet: what a writer has done is told first.
    private void WriteWhatWasSent()
    {
        if (!Writes) return;
        while (batch.TakeSent() is { } chunk) Write(chunk);
    }

    private void Write(Task<IReadOnlyList<IdOutcome<T>>> chunk)
    {
        var isWritten = false;
        try
        {
            var errors = WriteValues(chunk, null);

            // The same goes for the errors of this chunk.
            if (errors is not null && Writes)
            {
                while (batch.TakeSent() is { } sent) errors = WriteValues(sent, errors);
            }

            if (errors is not null) WriteErrors(errors);
            isWritten = true;
        }
        finally
        {
            if (!isWritten) _progress.Complete();
        }
    }

    private List<IdOutcome<T>>? WriteValues(Task<IReadOnlyList<IdOutcome<T>>> chunk, List<IdOutcome<T>>? errors)
    {
        var outcomes = command.Await(chunk, () => _progress.Show());

        // What a writer did was recorded when its answer arrived.
        if (_pending is null) keeper?.Keep(outcomes);
        foreach (var outcome in outcomes)
        {
            if (outcome.Value is null) (errors ??= []).Add(outcome);
            else if (_pending is null) command.WriteObject(outcome.Value);
            else _pending.Write(outcome.Id, outcome.Value);
        }

        _progress.Done += outcomes.Count;
        _progress.Show();
        return errors;
    }

    // What would end the command comes last, so that no other error is lost with it.
    private void WriteErrors(List<IdOutcome<T>> errors)
    {
        foreach (var outcome in errors)
        {
            if (!outcome.Error!.IsFatal) Report(outcome.Id, outcome.Error);
        }

        foreach (var outcome in errors)
        {
            if (outcome.Error!.IsFatal) Report(outcome.Id, outcome.Error);
        }
    }

    private void Report(long id, PanelException error)
    {
        if (_pending is null) command.Report(error, id);
        else _pending.Report(id, error);
    }
}
