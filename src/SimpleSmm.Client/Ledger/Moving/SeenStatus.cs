using System;

namespace SimpleSmm.Ledger;

/// <summary>Represents when an order was first seen in a status.</summary>
internal sealed record SeenStatus(string Status, DateTimeOffset FirstAt);
