namespace SimpleSmm.Ledger;

/// <summary>Opens ledgers whose orders are moved.</summary>
internal interface IEntrySourceProvider
{
    /// <summary>Opens a copy of a ledger, which is deleted when it is disposed. The ledger itself is not changed.</summary>
    /// <exception cref="PanelException">The file is missing, in use, or not a ledger (LedgerUnavailable).</exception>
    IEntrySource OpenCopy(string path, LedgerAccount account);
}
