using System.Net;

namespace SimpleSmm;

/// <summary>
/// Opens ledgers on a database server, which several machines share. The ledger's assembly has one public implementation with a
/// parameterless constructor.
/// </summary>
public interface IServerLedgerProvider
{
    /// <summary>Opens the ledger of a panel account, and makes its tables if they do not exist.</summary>
    /// <param name="connection">The connection text, for example <c>Host=db.example;Database=orders</c>, without a password.</param>
    /// <param name="credential">The user and the password; null if the text or the environment has them.</param>
    /// <param name="panel">The panel account that the orders belong to.</param>
    /// <returns>The ledger, which the caller disposes.</returns>
    /// <exception cref="PanelException">
    /// The text is not valid or has a password in it (<see cref="PanelErrorCode.InvalidField"/>), or the server cannot be used
    /// (<see cref="PanelErrorCode.LedgerUnavailable"/>).
    /// </exception>
    IOrderLedger Open(string connection, NetworkCredential? credential, LedgerAccount panel);
}
