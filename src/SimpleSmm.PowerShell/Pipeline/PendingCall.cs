using System;
using System.Threading.Tasks;

namespace SimpleSmm.Pipeline;

/// <summary>Represents a single write: an order, or an action that the client does not know.</summary>
/// <param name="session">The session that sends it.</param>
/// <param name="name">What the panel was asked for.</param>
/// <param name="call">The call.</param>
/// <param name="describe">Returns what the panel did, as the rest of a sentence about the panel.</param>
/// <param name="keepsOutcome">Whether the call records its outcome in the session's ledger.</param>
internal sealed class PendingCall<T>(PanelSession session, string name, Task<T> call, Func<T, string> describe, bool keepsOutcome)
    : PendingWrite(session, name)
{
    public override Task Task => call;

    public override bool IsRecorded => keepsOutcome && Error is not OrderNotRecordedException;

    public override string? Describe() => call.Status switch
    {
        TaskStatus.RanToCompletion => describe(call.Result),
        TaskStatus.Faulted => Error is OutcomeUnknownException or not PanelException
            ? $"did not confirm {Name}, so its outcome is unknown: {Error?.Message}"
            : Error is OrderNotRecordedException { Placed: not null } ? $"placed {Name}: {Error.Message}"
            : $"did not carry out {Name}: {Error.Message}",

        // It was stopped before it was sent.
        _ => null,
    };

    private Exception? Error => call.Exception?.InnerException;
}
