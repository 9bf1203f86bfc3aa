using System;

namespace SimpleSmm.Ledger;

/// <summary>One order of a <see cref="MemoryOrderLedger"/>, which holds its lock around every use.</summary>
internal sealed class MemoryEntry(Order sent, string reference)
{
    public Order Sent { get; set; } = sent;

    public string Reference { get; } = reference;

    public OrderState State { get; set; } = sent.State;

    public long OrderId { get; set; } = sent.OrderId;

    public string? Reason { get; set; }

    public string Token { get; set; } = "";

    public string? Currency { get; set; } = sent.Currency;

    public OrderStatus? Status { get; set; }

    public DateTimeOffset? StatusAt { get; set; }

    public long? RefillId { get; set; }

    public DateTimeOffset? RefillAt { get; set; }

    public DateTimeOffset? CancelAt { get; set; }

    public bool IsFinished => State == OrderState.Rejected || (State == OrderState.Placed && Status?.IsFinal == true);

    public bool Fits(LedgerQuery query) =>
        (query.OrderId is null || query.OrderId == OrderId)
        && (query.Reference is null || query.Reference == Reference)
        && (query.State is null || query.State == State)
        && (query.Status is null || string.Equals(query.Status, Status?.Status, StringComparison.OrdinalIgnoreCase))
        && (query.ServiceId is null || query.ServiceId == Sent.ServiceId)
        && (query.Link is null || query.Link == Sent.Link)
        && (query.Since is null || Sent.PlacedAt >= query.Since)
        && (query.Before is null || Sent.PlacedAt < query.Before);

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
        State = State,
        Reason = Reason,
        AlreadyPlaced = alreadyPlaced,
        EstimatedCharge = Sent.EstimatedCharge,
        Currency = Currency,
        PlacedAt = Sent.PlacedAt,
        Session = session,
        Status = Status?.Status,
        IsFinal = Status?.IsFinal,
        Charge = Status?.Charge,
        StartCount = Status?.StartCount,
        Remains = Status?.Remains,
        StatusAt = StatusAt,
        RefillId = RefillId,
        RefillAt = RefillAt,
        CancelAt = CancelAt,
    };
}
