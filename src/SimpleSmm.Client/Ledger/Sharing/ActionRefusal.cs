using System;

namespace SimpleSmm;

/// <summary>Represents an order whose action another worker has claimed.</summary>
/// <param name="OrderId">The panel's id of the order.</param>
/// <param name="IsUnknown">Whether the outcome of that claim is unknown; false if its worker is still sending.</param>
/// <param name="Worker">The name of that worker.</param>
/// <param name="ClaimedAt">The time of that claim, in UTC.</param>
public readonly record struct ActionRefusal(long OrderId, bool IsUnknown, string Worker, DateTimeOffset ClaimedAt);
