namespace SimpleSmm.Ledger;

/// <summary>Opens ledgers in SQLite files.</summary>
public sealed class SqliteLedgerProvider : IOrderLedgerProvider
{
    /// <inheritdoc />
    public IOrderLedger Open(string path, LedgerAccount panel) => SqliteOrderLedger.Open(path, panel);
}
