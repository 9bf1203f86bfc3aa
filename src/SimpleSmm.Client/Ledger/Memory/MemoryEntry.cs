using System;

namespace SimpleSmm.Ledger.Memory;

/// <summary>One order of a <see cref="MemoryOrderLedger"/>, which holds its lock around every use of what can change.</summary>
internal sealed class MemoryEntry(Order sent, string reference, long sequence) : IComparable<MemoryEntry>
{
    private readonly long _sequence = sequence;

    public Order Sent { get; } = sent;

    public DateTimeOffset SentAt { get; } = sent.PlacedAt == default ? DateTimeOffset.UtcNow : sent.PlacedAt;

    public string Reference { get; } = reference;

    public OrderOutcome Outcome { get; set; } = sent.Outcome;

    public long OrderId { get; set; } = sent.OrderId;

    public string? Reason { get; set; }

    public string Token { get; set; } = "";

    public string? Currency { get; set; } = sent.Currency;

    public OrderStatus? Status { get; set; }

    public DateTimeOffset? StatusAt { get; set; } = sent.StatusAt;

    public long? RefillId { get; set; }

    public DateTimeOffset? RefillAt { get; set; }

    public DateTimeOffset? CancelAt { get; set; }

    public bool IsFinished => Outcome == OrderOutcome.Rejected || (Outcome == OrderOutcome.Placed && IsFinal == true);

    private bool? IsFinal => Status?.IsFinal ?? Sent.IsFinal;

    public bool Fits(LedgerQuery query) =>
        (query.OrderId is null || query.OrderId == OrderId)
        && (query.Reference is null || query.Reference == Reference)
        && (query.Outcome is null || query.Outcome == Outcome)
        && (query.Status is null || string.Equals(query.Status, Status?.Status ?? Sent.Status, StringComparison.OrdinalIgnoreCase))
        && (query.ServiceId is null || query.ServiceId == Sent.ServiceId)
        && (query.Link is null || query.Link == Sent.Link)
        && (query.Since is null || SentAt >= query.Since)
        && (query.Before is null || SentAt < query.Before);

    public bool StartsWith(LedgerKey key, string prefix) => key == LedgerKey.Reference
        ? Reference.StartsWith(prefix, StringComparison.Ordinal)
        : Outcome == OrderOutcome.Placed && FormattableString.Invariant($"{OrderId}").StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Compares by date, then by insertion order.</summary>
    public int CompareTo(MemoryEntry? other)
    {
        if (other is null) return 1;
        var byDate = SentAt.CompareTo(other.SentAt);
        return byDate != 0 ? byDate : _sequence.CompareTo(other._sequence);
    }

    public Order ToOrder(string session, bool alreadyPlaced = false) => new()
    {
        OrderId = OrderId,
        ServiceId = Sent.ServiceId,
        Link = Sent.Link,
        Quantity = Sent.Quantity,
        Runs = Sent.Runs,
        Interval = Sent.Interval,
        Fields = Sent.Fields,
        Reference = Reference,
        Outcome = Outcome,
        Reason = Reason,
        AlreadyPlaced = alreadyPlaced,
        EstimatedCharge = Sent.EstimatedCharge,
        Currency = Currency,
        PlacedAt = SentAt,
        Session = session,
        Status = Status?.Status ?? Sent.Status,
        IsFinal = IsFinal,
        Charge = Status?.Charge ?? Sent.Charge,
        StartCount = Status?.StartCount ?? Sent.StartCount,
        Remains = Status?.Remains ?? Sent.Remains,
        StatusAt = StatusAt,
        RefillId = RefillId,
        RefillAt = RefillAt,
        CancelAt = CancelAt,
    };
}
