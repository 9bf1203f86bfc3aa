using System.Threading.Tasks;

namespace SimpleSmm.Pipeline;

/// <summary>Represents one input object of New-SmmOrder until its outcome is written.</summary>
/// <param name="Row">The input object.</param>
/// <param name="Request">The order in it.</param>
/// <param name="Result">What becomes of the order.</param>
/// <param name="Scope">The session that it is for; null if it is not known.</param>
/// <param name="Write">The write that is followed; null if nothing is sent.</param>
internal sealed record QueuedOrder(
    OrderRow Row, OrderRequest Request, Task<PlacementResult> Result, OrderScope? Scope, PendingOrder? Write = null);
