using System;
using System.Collections.Generic;

namespace SimpleSmm.Ledger.Memory;

/// <summary>One order of a <see cref="MemoryOrderLedger"/>, which holds its lock around every use of what can change.</summary>
internal sealed class MemoryEntry(Order sent, string reference, long sequence) : IComparable<MemoryEntry>
{
    private readonly long _sequence = sequence;
    private decimal? _charge;
    private long? _startCount;
    private long? _remains;

    public Order Sent { get; } = sent;

    public DateTimeOffset SentAt { get; } = sent.PlacedAt == default ? DateTimeOffset.UtcNow : sent.PlacedAt;

    public string Reference { get; } = reference;

    public string Outcome { get; set; } = sent.Outcome;

    public long? OrderId { get; set; } = sent.OrderId;

    public string? Reason { get; set; }

    public string Token { get; set; } = "";

    public string? Currency { get; set; } = sent.Currency;

    public MemoryHistory History { get; private set; } = MemoryHistory.Of(sent);

    public OrderStatus? Status { get; private set; }

    public DateTimeOffset? StatusAt { get; set; } = sent.StatusAt;

    public long? RefillId { get; set; }

    public DateTimeOffset? RefillAt { get; set; }

    public DateTimeOffset? CancelAt { get; set; }

    /// <summary>Sets the panel's id. What the panel reported of another id is dropped.</summary>
    public void Identify(long? orderId)
    {
        if (OrderId == orderId) return;
        OrderId = orderId;
        (Status, StatusAt, RefillId, RefillAt, CancelAt) = (null, null, null, null, null);
        (_charge, _startCount, _remains) = (null, null, null);
        History = new MemoryHistory();
    }

    /// <summary>Records a status. A value that a later answer leaves out keeps its last known state.</summary>
    public void Report(OrderStatus status, DateTimeOffset at)
    {
        (Status, StatusAt) = (status, at);
        Currency = status.Currency ?? Currency;
        (_charge, _startCount, _remains) = (status.Charge ?? _charge, status.StartCount ?? _startCount, status.Remains ?? _remains);
        History.See(status.Status, status.IsFinal, status.Charge, at);
    }

    public bool IsFinished => Outcome == OrderOutcome.Rejected || (Outcome == OrderOutcome.Placed && IsFinal == true);

    // A dry run places orders without ids.
    public bool IsUnfinished => Outcome == OrderOutcome.Placed && IsFinal != true && OrderId is not null;

    private bool? IsFinal => Status?.IsFinal ?? Known?.IsFinal;

    private string? LastStatus => Status?.Status ?? Known?.Status;

    private decimal? Charge => _charge ?? Known?.Charge;

    // What came with an import belongs to the imported id.
    private Order? Known => OrderId == Sent.OrderId ? Sent : null;

    public bool Fits(LedgerQuery query) =>
        (query.OrderId is null || query.OrderId == OrderId)
        && Fits(query.References, Reference, ignoreCase: false)
        && IsAmong(query.Outcomes, Outcome)
        && Fits(query.Statuses, LastStatus, ignoreCase: true)
        && (query.ServiceId is null || query.ServiceId == Sent.ServiceId)
        && (query.Link is null || query.Link == Sent.Link)
        && (query.Since is null || SentAt >= query.Since)
        && (query.Before is null || SentAt < query.Before);

    public bool StartsWith(LedgerKey key, string prefix) => key == LedgerKey.Reference
        ? Reference.StartsWith(prefix, StringComparison.Ordinal)
        : Outcome == OrderOutcome.Placed && OrderId is not null
            && FormattableString.Invariant($"{OrderId}").StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>
    /// Returns the statuses of the order up to the present one, and the UTC days on which it was first seen in them. The first one is that
    /// of the day on which it was sent.
    /// </summary>
    public List<(string? Status, DateTime Day)> Course()
    {
        var sentOn = SentAt.UtcDateTime.Date;
        if (Outcome != OrderOutcome.Placed || LastStatus is not { } present) return [(null, sentOn)];
        if (!History.Statuses.TryGetValue(present, out var last)) return [(present, sentOn)];
        var seen = new List<(string? Status, DateTimeOffset At)>();
        foreach (var status in History.Statuses)
        {
            if (status.Value < last) seen.Add((status.Key, status.Value));
        }

        seen.Sort((a, b) => a.At.CompareTo(b.At));
        seen.Add((present, last));
        return [(null, sentOn), .. seen.ConvertAll(one => (one.Status, one.At > SentAt ? one.At.UtcDateTime.Date : sentOn))];
    }

    private static bool IsAmong(IReadOnlyList<string>? texts, string value)
    {
        if (texts is null) return true;
        foreach (var text in texts)
        {
            if (string.Equals(text, value, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool Fits(IReadOnlyList<string>? texts, string? value, bool ignoreCase)
    {
        if (texts is null) return true;
        if (value is null) return false;
        foreach (var text in texts)
        {
            if (string.Equals(text, value, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) return true;
            if (!GlobPattern.IsPattern(text)) continue;
            var glob = GlobPattern.ToGlob(text);
            if (ignoreCase ? GlobPattern.Matches(glob.ToLowerInvariant(), value.ToLowerInvariant()) : GlobPattern.Matches(glob, value))
                return true;
        }

        return false;
    }

    /// <summary>Compares by date, then by insertion order.</summary>
    public int CompareTo(MemoryEntry? other)
    {
        if (other is null) return 1;
        var byDate = SentAt.CompareTo(other.SentAt);
        return byDate != 0 ? byDate : _sequence.CompareTo(other._sequence);
    }

    public Order ToOrder(string? session, bool alreadyPlaced = false) => new()
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
        Status = LastStatus,
        IsFinal = IsFinal,
        Charge = Charge,
        StartCount = _startCount ?? Known?.StartCount,
        Remains = _remains ?? Known?.Remains,
        StatusAt = StatusAt,
        Refunded = History.HighestCharge - Charge,
        FinishedAt = History.FinishedAt,
        RefillsAsked = History.RefillsAsked,
        RefillsRefused = History.RefillsRefused,
        RefillId = RefillId,
        RefillAt = RefillAt,
        CancelAt = CancelAt,
    };
}
