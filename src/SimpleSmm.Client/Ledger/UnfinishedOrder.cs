using System;

namespace SimpleSmm;

/// <summary>Represents a placed order whose last known status is not final.</summary>
/// <param name="OrderId">The panel's id of the order.</param>
/// <param name="PlacedAt">The time at which it was sent, in UTC.</param>
public readonly record struct UnfinishedOrder(long OrderId, DateTimeOffset PlacedAt);
