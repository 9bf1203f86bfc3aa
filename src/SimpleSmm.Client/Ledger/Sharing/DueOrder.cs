using System;

namespace SimpleSmm;

/// <summary>Represents an order whose status is due.</summary>
/// <param name="OrderId">The panel's id of the order.</param>
/// <param name="Interval">How long the order is left alone after another worker has read it.</param>
public readonly record struct DueOrder(long OrderId, TimeSpan Interval);
