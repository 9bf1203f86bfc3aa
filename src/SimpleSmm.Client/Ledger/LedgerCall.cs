using System;
using System.Threading.Tasks;

namespace SimpleSmm.Ledger;

/// <summary>Represents a call to a ledger that waits in a <see cref="LedgerQueue"/>.</summary>
internal abstract class LedgerCall(bool isWrite)
{
    /// <summary>Gets what the call does, if it can be written together with others.</summary>
    public LedgerStep? Step { get; init; }

    /// <summary>Gets whether the outcome waits for the disk.</summary>
    public bool IsWrite => isWrite;

    /// <summary>Gets whether another call usually comes in a moment; null if that does not depend on this call.</summary>
    public bool? IsFollowed { get; init; }

    /// <summary>Makes the call. It never throws.</summary>
    public abstract void Run();

    /// <summary>Gives the caller the result of the call's step, which is on the disk.</summary>
    public abstract void Complete(object result);

    /// <summary>Gives the caller the outcome, if it does not have it yet.</summary>
    /// <param name="fault">The error of the transaction; null if it is on the disk.</param>
    public abstract void Complete(PanelException? fault);

    /// <summary>Returns the error as the callers of a ledger expect it.</summary>
    public static PanelException FailureOf(Exception e) => e as PanelException
        ?? new PanelException(PanelErrorCode.LedgerUnavailable, $"The order ledger failed ({e.GetType().Name}).", e);
}

/// <inheritdoc />
internal sealed class LedgerCall<T>(Func<T> call, bool isWrite) : LedgerCall(isWrite)
{
    // Continuations run elsewhere, because the thread of the queue has the next transaction to do.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private PanelException? _failure;

    public Task<T> Outcome => _outcome.Task;

    public override void Run()
    {
        try
        {
            _result = call();
        }
        catch (Exception e)
        {
            _failure = FailureOf(e);
        }

        if (!IsWrite) Complete(fault: null);
    }

    public override void Complete(object result) => _outcome.TrySetResult((T)result);

    public override void Complete(PanelException? fault)
    {
        if ((_failure ?? fault) is { } error) _outcome.TrySetException(error);
        else _outcome.TrySetResult(_result);
    }
}
