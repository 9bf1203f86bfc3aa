using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Errors;
using SimpleSmm.Pipeline;
using SimpleSmm.Sessions;

namespace SimpleSmm.Commands;

/// <summary>
/// Provides what every cmdlet of the module needs: waiting for the client so that Ctrl+C ends the wait at once, and reporting failures.
/// </summary>
public abstract class SmmCommand : PSCmdlet, IDisposable
{
    private const int LookUpMilliseconds = 100;

    // A canceled call ends at once, but a write that was sent and a busy ledger take their time. They continue in the background.
    private const int PatienceAfterStop = 2;
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(WritesUnderWay.ProcessEnds);
    private readonly EventQueue _events = new();
    private readonly List<PendingWrite> _writes = [];
    private StoppedWrites? _stopped;
    private bool _isWatching;

    private protected SmmCommand()
    {
    }

    /// <summary>Gets a token that is canceled when the pipeline is stopped or ends.</summary>
    internal CancellationToken StopToken => _stop.Token;

    /// <summary>Cancels all running calls.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels all running calls.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline ended while it was being stopped.
        }
    }

    /// <summary>Cancels all running calls.</summary>
    /// <param name="disposing">Whether this is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stop.Cancel();
        _stop.Dispose();
        _stopped?.Add(_writes);
        _writes.Clear();
        if (_isWatching) WritesUnderWay.Unwatch();
        _isWatching = false;
    }

    /// <summary>Warns about what earlier commands of this runspace did at the panel after they were stopped.</summary>
    protected override void BeginProcessing()
    {
        _stopped = StoppedWrites.OfThisRunspace;
        _events.Open(this);
        WarnOfStopped();
    }

    /// <summary>Warns about what earlier commands did since the last warning.</summary>
    private protected void WarnOfStopped()
    {
        if (_stopped!.Take() is { } text) Warn(text);
    }

    /// <summary>Follows a write, so that a stop leaves its outcome to the next command.</summary>
    internal void Follow(PendingWrite write)
    {
        _writes.Add(write);
        WritesUnderWay.Add(write);
    }

    /// <summary>Ends following a write, because its outcome was written.</summary>
    internal void Settle(PendingWrite write)
    {
        if (_writes.Remove(write)) WritesUnderWay.Remove(write);
    }

    /// <summary>Writes an outcome. It counts as written unless a stop prevented it, also if the pipeline ends over it.</summary>
    internal void WriteOutcome(Action write, Action written)
    {
        try
        {
            write();
        }
        catch (Exception) when (!Stopping && !_stop.IsCancellationRequested)
        {
            written();
            throw;
        }

        written();
    }

    /// <summary>Returns a session's client that reports its events to this cmdlet.</summary>
    private protected PanelClient ClientOf(PanelSession session)
    {
        _events.Open(this);
        return session.Client.WithObserver(_events);
    }

    /// <summary>Waits for a call on the pipeline's thread and writes the client's events meanwhile.</summary>
    internal T Await<T>(Task<T> call, Action? whileWaiting = null)
    {
        var looksAfterStop = 0;
        while (!call.IsCompleted)
        {
            if (_stop.IsCancellationRequested && looksAfterStop++ == PatienceAfterStop) throw new PipelineStoppedException();
            Task.WaitAny([call], LookUpMilliseconds);
            _events.Flush(this);
            whileWaiting?.Invoke();
        }

        WriteLedgerNotes();
        _events.Flush(this);
        try
        {
            return call.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Warns about what the ledgers in use have recorded late.</summary>
    private protected virtual void WriteLedgerNotes()
    {
    }

    /// <summary>Gets the observer that queues events from any thread.</summary>
    private protected IPanelObserver Observer => _events;

    /// <summary>Writes the events that have arrived.</summary>
    private protected void FlushEvents() => _events.Flush(this);

    /// <summary>
    /// Prepares a command that changes data on the panel: warnings that may end the command are held back until its results are reported,
    /// and the end of the process waits for its answers.
    /// </summary>
    private protected void HoldWarnings()
    {
        _events.HoldsWarnings = true;
        if (_isWatching) return;
        WritesUnderWay.Watch();
        _isWatching = true;
    }

    /// <summary>Writes a warning, or holds it back until <see cref="ReleaseWarnings"/> if it may end the pipeline.</summary>
    internal void Warn(string text)
    {
        _events.Notify(new(PanelEventLevel.Warning, text));
        _events.Flush(this);
    }

    /// <summary>Gets whether warnings are held back that may end the pipeline.</summary>
    internal bool HasHeldWarnings => _events.HasHeld;

    /// <summary>Writes the warnings held back. A command that changes data calls it after all results are written.</summary>
    internal void ReleaseWarnings() => _events.Release(this);

    /// <summary>Writes an error for one input object, or ends the command if every further input object would fail too.</summary>
    internal void Report(PanelException error, object? target)
    {
        if (EndsCommand(error)) ThrowTerminatingError(error.ToErrorRecord(target));
        WriteError(error.ToErrorRecord(target));
    }

    /// <summary>Gets whether an error ends the command, because every further input object would fail too.</summary>
    internal virtual bool EndsCommand(PanelException error) => error.IsFatal;

    /// <summary>Runs a function whose failure ends the command.</summary>
    private protected T Require<T>(Func<T> get, object? target = null)
    {
        try
        {
            return get();
        }
        catch (PanelException e)
        {
            ThrowTerminatingError(e.ToErrorRecord(target));
            throw;
        }
    }
}
