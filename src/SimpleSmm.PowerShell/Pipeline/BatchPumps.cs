using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Batching;
using SimpleSmm.Commands;

namespace SimpleSmm.Pipeline;

/// <summary>
/// Carries ids from the pipeline into one batch per session and the outcomes back, in order within each session: for each id one object or
/// one error. It runs on the pipeline's thread and never catches what stops a pipeline.
/// </summary>
internal sealed class BatchPumps<T>(
    SessionCommand command, IdKind kind, string activity, Func<PanelSession, BatchPump<T>> create, Func<long, PanelSession, bool> confirm)
    where T : PanelObject
{
    private readonly ProgressMeter _progress = new(command, activity);
    private readonly List<BatchPump<T>> _pumps = [];

    /// <summary>Sets the number of ids, if it is known.</summary>
    public long Total
    {
        set => _progress.Total = value;
    }

    public void Add(PanelSession session, long id)
    {
        var pump = For(session);
        if (pump.Fault is { } fault) Reject(fault, id, session);
        else if (pump.Batch.IsRepeated(id)) WarnOfRepeat(session, id);
        else if (confirm(id, session)) pump.Batch.Add(id);
        while (pump.Batch.Take() is { } chunk) Write(pump, chunk);
        if (_pumps.Count == 1) return;
        foreach (var other in _pumps)
        {
            while (other.Batch.MustTake) Write(other, other.Batch.TakeSent()!);
        }
    }

    /// <summary>Writes the error of an input object that is not sent.</summary>
    public void Reject(PanelException error, object? target, PanelSession? session = null)
    {
        WriteWhatWasSent();
        command.Reject(error, target, session);
    }

    public void Complete()
    {
        foreach (var pump in _pumps) pump.Batch.SendLast();
        foreach (var pump in _pumps)
        {
            while (pump.Batch.TakeLast() is { } chunk) Write(pump, chunk);
        }

        _progress.Complete();
        foreach (var pump in _pumps) pump.Complete();
        command.ReleaseWarnings();
    }

    private BatchPump<T> For(PanelSession session)
    {
        foreach (var pump in _pumps)
        {
            if (pump.Session == session) return pump;
        }

        var created = create(session);
        _pumps.Add(created);
        return created;
    }

    private void WarnOfRepeat(PanelSession session, long id)
    {
        WriteWhatWasSent();
        command.Warn($"The {SessionCommand.NameAt($"{kind.Name} {id}", session)} was given before; it is sent only once.");
        command.ReleaseWarnings();
    }

    // An error or a warning may end the pipeline and with it the answers that are not written yet, so what writers have done comes first.
    private void WriteWhatWasSent()
    {
        var errors = new List<BatchError>();
        WriteValuesOfWriters(errors);
        WriteErrors(errors);
    }

    private void Write(BatchPump<T> pump, Task<IReadOnlyList<IdOutcome<T>>> chunk)
    {
        var isWritten = false;
        try
        {
            var errors = new List<BatchError>();
            WriteValues(pump, chunk, errors);

            // The same holds for the errors of this chunk.
            if (errors.Count > 0) WriteValuesOfWriters(errors);
            WriteErrors(errors);
            isWritten = true;
        }
        finally
        {
            if (!isWritten) _progress.Complete();
        }
    }

    private void WriteValuesOfWriters(List<BatchError> errors)
    {
        foreach (var pump in _pumps)
        {
            while (pump.Batch.Writes && pump.Batch.TakeSent() is { } sent) WriteValues(pump, sent, errors);
        }
    }

    private void WriteValues(BatchPump<T> pump, Task<IReadOnlyList<IdOutcome<T>>> chunk, List<BatchError> errors)
    {
        _progress.Done += pump.WriteValues(chunk, _progress, errors);
        _progress.Show();
    }

    // An error that ends the command comes last, so that no other error is lost with it.
    private void WriteErrors(List<BatchError> errors)
    {
        foreach (var each in errors)
        {
            if (!command.EndsCommand(each.Error)) For(each.Session).Report(each);
        }

        foreach (var each in errors)
        {
            if (command.EndsCommand(each.Error)) For(each.Session).Report(each);
        }
    }
}
