using System;
using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Filters the orders of a ledger. Null filters are ignored; orders must match all others.</summary>
public sealed class LedgerQuery
{
    /// <summary>Gets the panel's id of the order.</summary>
    public long? OrderId { get; init; }

    /// <summary>Gets the references, exactly as given, or patterns of references (<see cref="GlobPattern"/>). Case matters.</summary>
    public IReadOnlyList<string>? References { get; init; }

    /// <summary>Gets the outcomes of placing the order (<see cref="OrderOutcome"/>).</summary>
    public IReadOnlyList<string>? Outcomes { get; init; }

    /// <summary>
    /// Gets the last known statuses, in the spelling of docs/panel-api.md#statuses, or patterns of them (<see cref="GlobPattern"/>); the
    /// case of ASCII letters is ignored.
    /// </summary>
    public IReadOnlyList<string>? Statuses { get; init; }

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

    /// <summary>Gets the maximum number of orders to return, counted from the newest. They are returned oldest first.</summary>
    public int? Last { get; init; }
}
