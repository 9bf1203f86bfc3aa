using System;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Inspects and creates the ledger's files. Only their owner can read them, because orders, links and prices are confidential. On Windows
/// they inherit the rights of their folder. A file that is not a ledger is never changed.
/// </summary>
internal static class LedgerFile
{
    private static readonly string[] Parts = ["", "-journal", "-wal", "-shm", LedgerLock.Suffix];

    /// <summary>Creates the folder, and throws if the path cannot be a ledger's. Changes nothing that exists.</summary>
    /// <returns>The path without symbolic links.</returns>
    public static string Inspect(string path)
    {
        try
        {
            CreateFolder(Path.GetDirectoryName(path)!);
            path = Resolve(path);
            LedgerLocation.Check(path);
            if (Directory.Exists(path)) throw LedgerFault.Of(path, "cannot be opened, because it is a folder.");
            foreach (var part in Parts) CheckOwner(path, path + part);
            if (!File.Exists(path)) return path;
            if (IsReadOnly(path)) throw LedgerFault.Of(path, "is read-only: make it writable, or use another file.");
            if (LedgerHeader.Read(path) is { IsEmpty: false } header && header.ApplicationId is not (0 or (uint)Schema.ApplicationId))
                throw LedgerFault.Of(path, "is not an order ledger but another program's database. It was not changed: use another file.");
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw LedgerFault.Of(path, $"cannot be created: {e.Message}", e);
        }
    }

    /// <summary>Creates the file, empty, if it does not exist, and removes the rights of others from all files of the ledger.</summary>
    /// <exception cref="PanelException">The file cannot be created, or it is missing where a ledger has been.</exception>
    public static void Prepare(string path, LedgerLock @lock)
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length == 0) CheckTraces(path, @lock);

            // Before SQLite opens it, which would apply a journal that is not its own. The header of a WAL file may be older than the file.
            else if (LedgerHeader.Read(path) is { IsWal: false, ApplicationId: (uint)Schema.ApplicationId } header)
                OpenLedgerFile.CheckAge(path, header, @lock.Commits ?? 0);

            OpenOwn(path, FileShare.ReadWrite).Dispose();
            foreach (var part in Parts) Tighten(path + part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LedgerFault.Of(path, $"cannot be created: {e.Message}", e);
        }
    }

    // A ledger that is interrupted while it is created leaves a journal, but also an empty lock file.
    private static void CheckTraces(string path, LedgerLock @lock)
    {
        var trace = @lock.Commits is null ? null : path + LedgerLock.Suffix;
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"))
        {
            var rest = file.Substring(path.Length);
            if (rest.Length == 0 || rest == LedgerLock.Suffix || char.IsLetterOrDigit(rest[0])) continue;
            if (rest == "-journal" && !@lock.IsNew) continue;
            trace ??= file;
        }

        if (trace is not null)
            throw LedgerFault.Of(
                path, $"is missing or empty, but '{trace}' shows that an older ledger was here. Its orders would be paid again: restore "
                    + "the ledger, or, to begin a new one, move that file away.");
    }

    // Not left to SQLite, which leaves a journal of the same mode beside the file: with it, a file that may be written again stays
    // read-only.
    private static bool IsReadOnly(string path) => (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;

#if NET
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file, and creates it for its owner alone if it does not exist.</summary>
    public static FileStream OpenOwn(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new FileStream(path, options);
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static string Resolve(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        return Path.Combine(UnixFile.Resolve(Path.GetDirectoryName(target)!), Path.GetFileName(target));
    }

    private static void CheckOwner(string ledger, string path)
    {
        if (OperatingSystem.IsWindows() || UnixFile.At(path) is not { } file) return;
        var problem = !file.IsRegular ? "is not a regular file. It was not changed: use another file."
            : !file.IsOwn ? "belongs to another user, who could change it: chown it, or use another file."
            : file.Links != 1 ? "has another name (a hard link), whose users do not see the journal: remove one name."
            : null;
        if (problem is not null) throw LedgerFault.Of(ledger, $"cannot be used, because '{path}' {problem}");
    }

    // A copy or a backup may have a wider mode.
    private static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path) || (File.GetUnixFileMode(path) & ~OwnerOnly) == 0) return;
        File.SetUnixFileMode(path, OwnerOnly);
    }
#else
    public static FileStream OpenOwn(string path, FileShare share) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, 1);

    private static void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    private static string Resolve(string path) => path;

    private static void CheckOwner(string ledger, string path) => _ = (ledger, path);

    private static void Tighten(string path) => _ = path;
#endif
}
