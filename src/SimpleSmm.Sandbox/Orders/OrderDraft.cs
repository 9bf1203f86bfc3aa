using System;
using System.Collections.Generic;
using SimpleSmm.Sandbox.Catalogue;

namespace SimpleSmm.Sandbox.Orders;

/// <summary>An order that has passed every check but the one of the money.</summary>
/// <param name="Service">What is ordered.</param>
/// <param name="Link">Where it goes; empty for a type without one.</param>
/// <param name="Quantity">The pieces of one run.</param>
/// <param name="Runs">The runs of a drip-feed.</param>
/// <param name="Interval">The minutes between two runs.</param>
/// <param name="Fields">All that was sent.</param>
internal sealed record OrderDraft(
    Service Service, string Link, long Quantity, int? Runs, int? Interval, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The pieces of all runs.</summary>
    public long Total => Quantity * (Runs ?? 1);

    /// <summary>The time that waiting between the runs adds, a year at most: calendars end.</summary>
    public TimeSpan DripFeed => TimeSpan.FromMinutes(Math.Min((double)((Runs ?? 1) - 1) * (Interval ?? 0), 365 * 24 * 60));

    public decimal Charge => Service.Type.IsPackage ? Service.Price : Service.Price * Total / 1000m;
}
