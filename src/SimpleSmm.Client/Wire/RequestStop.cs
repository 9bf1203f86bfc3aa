using System;
using System.Threading;

namespace SimpleSmm.Wire;

/// <summary>
/// Carries a caller's stop to one request. If writes are finished, the stop ends a request only until its body leaves, because the answer
/// of a write would be lost with it; from then on the request runs to its answer or its time-out.
/// </summary>
internal sealed class RequestStop : IDisposable
{
    private readonly CancellationToken _stop;
    private readonly CancellationTokenRegistration _registration;
    private readonly bool _finishes;
    private volatile bool _isPassed;

    public RequestStop(CancellationTokenSource request, bool finishes, CancellationToken stop)
    {
        _stop = stop;
        _finishes = finishes;
        _registration = stop.Register(request.Cancel);
    }

    /// <summary>Gets whether the stop ended this request.</summary>
    public bool HasStopped => !_isPassed && _stop.IsCancellationRequested;

    /// <summary>Called when the body is about to leave.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped before; the body must not leave.</exception>
    public void PassBody()
    {
        if (!_finishes || _isPassed) return;

        // A stop from here on is not delivered, and one before is seen by the check.
        _registration.Dispose();
        _stop.ThrowIfCancellationRequested();
        _isPassed = true;
    }

    public void Dispose() => _registration.Dispose();
}
