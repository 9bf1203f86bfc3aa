namespace SimpleSmm;

/// <summary>Opens ledgers. The ledger's assembly has one public implementation with a parameterless constructor.</summary>
public interface IOrderLedgerProvider
{
    /// <summary>Opens the ledger of a panel account and creates it if it does not exist.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="panel">The panel account that the orders belong to.</param>
    /// <returns>The ledger, which the caller disposes.</returns>
    /// <exception cref="PanelException">
    /// It cannot be opened (<see cref="PanelErrorCode.LedgerUnavailable"/>). The file is not changed.
    /// </exception>
    IOrderLedger Open(string path, LedgerAccount panel);

    /// <summary>Writes a copy of a ledger, which other processes may use at the same time.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="copy">The file to write. It appears when it is complete.</param>
    /// <param name="overwrite">Whether an existing copy is replaced.</param>
    /// <exception cref="PanelException">
    /// The ledger cannot be read (<see cref="PanelErrorCode.LedgerUnavailable"/>), or the copy cannot be written
    /// (<see cref="PanelErrorCode.InvalidField"/>).
    /// </exception>
    void Backup(string path, string copy, bool overwrite);
}
