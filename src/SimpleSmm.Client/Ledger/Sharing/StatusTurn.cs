using System;

namespace SimpleSmm;

/// <summary>Represents whether a worker may read the status of an order now, and what others have recorded of it.</summary>
/// <param name="OrderId">The panel's id of the order.</param>
/// <param name="IsTaken">Whether the turn is this worker's.</param>
/// <param name="Status">The last recorded status; null if there is none.</param>
/// <param name="Age">How long ago a worker last read the order, by the ledger's clock; null if none has.</param>
public readonly record struct StatusTurn(long OrderId, bool IsTaken, OrderStatus? Status, TimeSpan? Age);
