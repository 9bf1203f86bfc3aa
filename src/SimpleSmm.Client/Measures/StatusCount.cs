using System;

namespace SimpleSmm;

/// <summary>Represents how many orders were first seen in a status on a day.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Status">The status, in the spelling of docs/panel-api.md#statuses.</param>
/// <param name="Orders">The number of orders.</param>
public sealed record StatusCount(DateTime Day, string Status, long Orders);
