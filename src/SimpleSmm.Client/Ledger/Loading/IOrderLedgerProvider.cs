namespace SimpleSmm;

/// <summary>Opens ledgers of one kind. The ledger's assembly has one public class of this kind with a constructor that takes nothing.</summary>
public interface IOrderLedgerProvider
{
    /// <summary>Opens a ledger for one panel, and makes it where there is none.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="panel">Whose orders to keep.</param>
    /// <returns>The ledger; the caller disposes of it.</returns>
    /// <exception cref="PanelException">It cannot be opened (<see cref="PanelErrorCode.LedgerUnavailable"/>); the file is as it was.</exception>
    IOrderLedger Open(string path, LedgerAccount panel);
}
