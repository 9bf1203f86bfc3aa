using System.IO;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <summary>Opens ledgers in SQLite files.</summary>
public sealed class SqliteLedgerProvider : IOrderLedgerProvider, IEntrySourceProvider
{
    /// <inheritdoc />
    public IOrderLedger Open(string path, LedgerAccount panel) => SqliteOrderLedger.Open(path, panel);

    /// <inheritdoc />
    public void Backup(string path, string copy, bool overwrite) =>
        LedgerBackup.Write(Path.GetFullPath(path), Path.GetFullPath(copy), overwrite);

    IEntrySource IEntrySourceProvider.OpenCopy(string path, LedgerAccount account) =>
        new SqliteEntrySource(Path.GetFullPath(path), account);
}
