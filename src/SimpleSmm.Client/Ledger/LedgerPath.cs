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
            if (Environment.GetEnvironmentVariable(Variable)?.Trim() is { Length: > 0 } given) return Rooted(ExpandHome(given));
            var data = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return data.Length > 0
                ? Path.Combine(data, "SimpleSmm", "orders.db")
                : throw new PanelException(
                    PanelErrorCode.LedgerUnavailable,
                    $"This account does not have an application data folder; set {Variable} to the path of the ledger's file.");
        }
    }

    /// <summary>Returns a path whose leading <c>~</c> is replaced by the user's home folder.</summary>
    /// <param name="path">A path.</param>
    /// <returns>The path; the same path if it does not begin with <c>~</c> and a separator.</returns>
    public static string ExpandHome(string path) =>
        path.Length > 1 && path[0] == '~' && (path[1] == '/' || path[1] == Path.DirectorySeparatorChar)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path.Substring(2))
        : path;

    // A relative path would be another ledger in every folder where the script is started.
    private static string Rooted(string path)
    {
        // On Windows, C:orders.db and \orders.db are rooted but depend on the current folder or drive.
        var isFull = Path.DirectorySeparatorChar == '/' ? path[0] == '/' : Path.IsPathRooted(path) && Path.GetPathRoot(path)!.Length > 2;
        return isFull
            ? Path.GetFullPath(path)
            : throw new PanelException(
                PanelErrorCode.LedgerUnavailable,
                $"The environment variable {Variable} is '{path}', which depends on the current folder: set it to a full path.");
    }
}
