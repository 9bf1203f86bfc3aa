using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Errors;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>What every cmdlet of the module has: a way to wait for the client that Ctrl+C ends at once, and one way to report failures.</summary>
public abstract class SmmCommand : PSCmdlet, IDisposable
{
    private const int LookUpMilliseconds = 100;

    // A call ends at once when it is canceled, but what it has to write down may meet a busy disk. That goes on without the user.
    private const int PatienceAfterStop = 3;
    private readonly CancellationTokenSource _stop = new();
    private readonly EventQueue _events = new();

    private protected SmmCommand()
    {
    }

    /// <summary>Becomes canceled when the pipeline is stopped or over.</summary>
    internal CancellationToken StopToken => _stop.Token;

    /// <summary>Ends whatever is under way.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends whatever is under way.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline came to its end while somebody was stopping it.
        }
    }

    /// <summary>Ends whatever is under way.</summary>
    /// <param name="disposing">Whether this is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>A session's client, with this cmdlet listening.</summary>
    private protected PanelClient ClientOf(PanelSession session)
    {
        _events.Open(this);
        return session.Client.WithObserver(_events);
    }

    /// <summary>Waits for a call on the pipeline's thread, writing meanwhile what there is to tell.</summary>
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

    /// <summary>Takes what there is to tell, from any thread.</summary>
    private protected IPanelObserver Observer => _events;

    /// <summary>Writes what there is to tell by now.</summary>
    private protected void FlushEvents() => _events.Flush(this);

    /// <summary>For what changes something at the panel: what it did is to be told before any warning that may end it.</summary>
    private protected void HoldWarnings() => _events.HoldsWarnings = true;

    /// <summary>Writes a warning, or holds it back until <see cref="ReleaseWarnings"/> where it may end the pipeline.</summary>
    internal void Warn(string text)
    {
        _events.Notify(new(PanelEventLevel.Warning, text));
        _events.Flush(this);
    }

    /// <summary>Writes the warnings held back; a writer calls it when everything that was sent is told.</summary>
    internal void ReleaseWarnings() => _events.Release(this);

    /// <summary>Writes an error of one input, or ends the command where every further input would fail alike.</summary>
    internal void Report(PanelException error, object? target)
    {
        if (error.IsFatal) ThrowTerminatingError(error.ToErrorRecord(target));
        WriteError(error.ToErrorRecord(target));
    }

    /// <summary>Runs what the command cannot go on without.</summary>
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
