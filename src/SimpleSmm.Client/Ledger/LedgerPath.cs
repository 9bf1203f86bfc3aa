using System;
using System.IO;

namespace SimpleSmm;

/// <summary>Where a user's ledger is.</summary>
public static class LedgerPath
{
    /// <summary>The environment variable that names another file, for accounts and containers without a home.</summary>
    public const string Variable = "SMM_LEDGER_PATH";

    /// <summary>The file unless a caller names one: what <see cref="Variable"/> says, or in the user's local application data folder.</summary>
    /// <exception cref="PanelException">Nothing is said and this account has no such folder (<see cref="PanelErrorCode.LedgerUnavailable"/>).</exception>
    public static string Default
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } given) return Path.GetFullPath(given);
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0
                ? Path.Combine(data, "SimpleSmm", "orders.db")
                : throw new PanelException(
                    PanelErrorCode.LedgerUnavailable, $"This account has no folder for application data; name the ledger's file in {Variable}.");
        }
    }
}
