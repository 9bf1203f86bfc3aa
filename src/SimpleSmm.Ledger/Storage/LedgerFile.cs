using System;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Creates the ledger's file so that only its owner can read it, because orders, links and prices are confidential. SQLite gives its
/// <c>-wal</c> and <c>-shm</c> files the mode of this file. On Windows the file inherits the rights of its folder.
/// </summary>
internal static class LedgerFile
{
    /// <summary>Creates the file, empty, if it does not exist.</summary>
    /// <exception cref="PanelException">The file cannot be created.</exception>
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
            throw LedgerFault.Of(path, $"cannot be created: {e.Message}", e);
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

        // If another process has created the file meanwhile, it is opened unchanged.
        new FileStream(path, options).Dispose();
    }

    // A copy or a backup may have a wider mode.
    private static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OwnerOnly) == 0) return;
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (UnauthorizedAccessException)
        {
            // The file belongs to another user; SQLite reports whether it can be used.
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
