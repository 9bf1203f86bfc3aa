using System;

namespace SimpleSmm.Ledger;

/// <summary>Represents a refill of an order as a ledger keeps it.</summary>
internal sealed record RefillEntry(
    long? RefillId, DateTimeOffset AskedAt, string? Status, DateTimeOffset? StatusAt, bool IsRefused, string? Reason);
