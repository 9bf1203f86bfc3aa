using System.Threading.Tasks;

namespace SimpleSmm.Pipeline;

/// <summary>Represents an order that was sent or is about to be.</summary>
/// <param name="session">The session that sends it.</param>
/// <param name="reference">Its reference; null if it was not given.</param>
/// <param name="placing">The result, which ends when it is also recorded.</param>
internal sealed class PendingOrder(PanelSession session, string? reference, Task<PlacementResult> placing)
    : PendingWrite(session, reference is null ? "an order" : $"order {reference}")
{
    public override Task Task => placing;

    public override bool IsRecorded => Session.Ledger is not null && Result?.Error is not OrderNotRecordedException;

    public override string? Describe() => Result switch
    {
        // It was stopped before it was sent.
        null or { ConcernsAll: true } => null,
        { Error: OrderNotRecordedException { Placed: not null } error } => $"placed {Name}: {error.Message}",
        { Order: { } placed } => $"placed order {placed.OrderId}{(placed.Reference is null ? "" : $" (reference {placed.Reference})")}",
        { Kind: PlacementKind.Unknown } result => $"did not confirm {Name}, so its outcome is unknown: {result.Error!.Message}",
        var result => $"did not carry out {Name}: {result.Error!.Message}",
    };

    private PlacementResult? Result => placing.Status == TaskStatus.RanToCompletion ? placing.Result : null;
}
