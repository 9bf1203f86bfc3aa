using System.Collections.Generic;

namespace SimpleSmm.Ledger;

/// <summary>Represents a ledger for which one message with several steps costs less than one message per step.</summary>
internal interface IGroupLedger
{
    /// <summary>Writes steps as one transaction. What it returns is on the disk.</summary>
    /// <param name="steps">The steps, which do not depend on each other.</param>
    /// <returns>The result of each step; null if nothing was written for it, so that it must be called by itself.</returns>
    /// <exception cref="PanelException">The connection was lost, so it is not known whether anything was written.</exception>
    IReadOnlyList<object?> Write(IReadOnlyList<LedgerStep> steps);
}
