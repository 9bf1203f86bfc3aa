using System;

namespace SimpleSmm;

/// <summary>Filters the orders of a ledger. Null filters are ignored; orders must match all others.</summary>
public sealed class LedgerQuery
{
    /// <summary>Gets the panel's id of the order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Gets the caller's reference, exactly as given.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the outcome of placing the order.</summary>
    public OrderOutcome? Outcome { get; init; }

    /// <summary>Gets the last known status, in the spelling of docs/panel-api.md#statuses; the case of ASCII letters is ignored.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the id of the service.</summary>
    public long? ServiceId { get; init; }

    /// <summary>Gets the link of the order, exactly as given.</summary>
    public string? Link { get; init; }

    /// <summary>Gets the earliest time at which the order was sent.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the time before which the order was sent.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Gets the maximum number of orders to return, the oldest first.</summary>
    public int? First { get; init; }
}
