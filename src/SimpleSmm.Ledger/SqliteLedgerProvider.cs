using System;
using System.IO;
using SimpleSmm.Ledger.Storage;

namespace SimpleSmm.Ledger;

/// <summary>Opens ledgers in SQLite files.</summary>
public sealed class SqliteLedgerProvider : IOrderLedgerProvider
{
    /// <inheritdoc />
    public string DefaultPath
    {
        get
        {
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0
                ? Path.Combine(data, "SimpleSmm", "orders.db")
                : throw new PanelException(
                    PanelErrorCode.LedgerUnavailable, "This account has no folder for application data, so the order ledger has no default place.");
        }
    }

    /// <inheritdoc />
    public IOrderLedger Open(string path, LedgerPanel panel) => SqliteOrderLedger.Open(path, panel);
}
