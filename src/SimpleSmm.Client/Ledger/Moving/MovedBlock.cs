using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>Represents what became of a block of orders that were moved.</summary>
/// <param name="Count">The number of orders in the block.</param>
/// <param name="Added">The orders that are new in the ledger.</param>
/// <param name="Errors">The orders that another order prevented, and the errors that name it.</param>
internal sealed record MovedBlock(int Count, IReadOnlyList<Order> Added, IReadOnlyList<(Order Order, PanelException Error)> Errors);
