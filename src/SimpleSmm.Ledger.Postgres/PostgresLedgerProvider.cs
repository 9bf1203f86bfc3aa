using System.Net;

namespace SimpleSmm.Ledger;

/// <summary>Opens ledgers on a PostgreSQL server.</summary>
public sealed class PostgresLedgerProvider : IServerLedgerProvider
{
    /// <inheritdoc />
    public IOrderLedger Open(string connection, NetworkCredential? credential, LedgerAccount panel) =>
        PostgresOrderLedger.Open(connection, credential, panel);
}
