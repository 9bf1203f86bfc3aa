using System;
using System.IO;

namespace SimpleSmm;

/// <summary>Provides the default path of the ledger.</summary>
public static class LedgerPath
{
    /// <summary>The environment variable that sets another path, for accounts and containers without a home folder.</summary>
    public const string Variable = "SMM_LEDGER_PATH";

    /// <summary>
    /// Gets the default path: the value of <see cref="Variable"/>, or a file in the user's local application data folder.
    /// </summary>
    /// <exception cref="PanelException">
    /// The variable is not set, and the account does not have such a folder (LedgerUnavailable).
    /// </exception>
    public static string Default
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } given) return Path.GetFullPath(given);
            var data = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0
                ? Path.Combine(data, "SimpleSmm", "orders.db")
                : throw new PanelException(
                    PanelErrorCode.LedgerUnavailable,
                    $"This account does not have an application data folder; set {Variable} to the path of the ledger's file.");
        }
    }
}
