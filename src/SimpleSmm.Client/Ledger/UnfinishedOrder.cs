using System;

namespace SimpleSmm;

/// <summary>A placed order whose last known status is no end.</summary>
/// <param name="OrderId">The panel's id.</param>
/// <param name="PlacedAt">When it was sent, in UTC.</param>
public readonly record struct UnfinishedOrder(long OrderId, DateTimeOffset PlacedAt);
