using System;

namespace SimpleSmm;

/// <summary>Represents a balance that was read. A ledger keeps the last one of each hour and currency.</summary>
/// <param name="ReadAt">The time at which it was read, in UTC.</param>
/// <param name="Balance">The amount.</param>
/// <param name="Currency">The currency as the panel names it; null if the panel does not send it.</param>
public sealed record BalanceReading(DateTimeOffset ReadAt, decimal Balance, string? Currency);
