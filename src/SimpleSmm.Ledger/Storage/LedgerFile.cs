using System;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Makes the ledger's file so that its owner alone can read it: what was ordered, for which pages and at what price is nobody else's
/// business. SQLite gives its <c>-wal</c> and <c>-shm</c> the mode of the file. On Windows the folder's rights are inherited.
/// </summary>
internal static class LedgerFile
{
    /// <summary>Sees to it that the file is there, empty if it was not.</summary>
    /// <exception cref="PanelException">It cannot be made or written.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (!File.Exists(path)) Create(path);
            else if (IsReadOnly(path)) throw LedgerFault.Of(path, "is read-only.");
            else Tighten(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw LedgerFault.Of(path, $"cannot be made: {e.Message}", e);
        }
    }

    // Not left to SQLite, which leaves a -wal of the same mode beside the file: with it, a file that may be written again stays read-only.
    private static bool IsReadOnly(string path) => (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;

#if NET
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;

        // Another process may have made it by now; then it is opened and nothing else.
        new FileStream(path, options).Dispose();
    }

    // A copy or a backup brings the mode of whoever made it.
    private static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OwnerOnly) == 0) return;
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's file: whether it may be used is for SQLite to find out.
        }
    }
#else
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
    }

    private static void Tighten(string path) => _ = path;
#endif
}
