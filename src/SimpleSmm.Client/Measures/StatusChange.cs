using System;

namespace SimpleSmm;

/// <summary>
/// Represents by how many orders a status grew on a day: those that came into it, less those that left it. The sum up to a day is the
/// number of orders that stood in it at the end of that day.
/// </summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Outcome">The outcome of placing, one of <see cref="OrderOutcome"/>.</param>
/// <param name="Status">The status, in the spelling of docs/panel-api.md#statuses; null for orders of which none was read yet.</param>
/// <param name="Orders">The number of orders; negative if more left than came.</param>
public sealed record StatusChange(DateTime Day, string Outcome, string? Status, long Orders);
