using System;
using System.Collections.Generic;
using System.IO;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Refuses file systems that do not share locks and writes between all processes that see the file: two of them could send one order.
/// </summary>
internal static class LedgerLocation
{
    private static readonly string[] Shared =
    [
        "nfs", "cifs", "smb", "9p", "fuse", "virtiofs", "afs", "ceph", "lustre", "beegfs", "vboxsf",
        "vmhgfs", "prl_fs", "drvfs", "fakeowner", "ncpfs", "coda",
    ];

    /// <summary>Throws if a ledger at this path cannot be safe. The folder exists.</summary>
    public static void Check(string path)
    {
#if NET
        if (File.Exists("/proc/self/mountinfo"))
        {
            Check(path, File.ReadLines("/proc/self/mountinfo"));
            return;
        }
#endif
        if (path.StartsWith(@"\\", StringComparison.Ordinal) || IsNetworkDrive(path)) throw OnNetwork(path, "network drive");
    }

    private static bool IsNetworkDrive(string path)
    {
        try
        {
            var place = Path.DirectorySeparatorChar == '/' ? Path.GetDirectoryName(path) : Path.GetPathRoot(path);
            return new DriveInfo(place!).DriveType == DriveType.Network;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static PanelException OnNetwork(string path, string type) => LedgerFault.Of(
        path, $"is on a file system ({type}) that may not share locks and writes with every process that uses it, so an order could be "
            + "sent twice: use a folder on a local disk (in a container: a named volume).");

#if NET
    internal static void Check(string path, IEnumerable<string> mounts)
    {
        var (point, type) = MountOf(path, mounts);
        if (point == path)
            throw LedgerFault.Of(path, "is mounted as a single file, so its journal is elsewhere: mount its folder instead of the file.");
        if (Array.Exists(Shared, name => type.StartsWith(name, StringComparison.Ordinal))) throw OnNetwork(path, type);
    }

    // The line of proc_pid_mountinfo(5): the mount point is the fifth field, the type is the first one after the hyphen. A later mount
    // covers an earlier one at the same point.
    private static (string Point, string Type) MountOf(string path, IEnumerable<string> mounts)
    {
        var found = (Point: "", Type: "");
        foreach (var line in mounts)
        {
            var fields = line.Split(' ');
            var point = fields[4].Replace(@"\040", " ", StringComparison.Ordinal).Replace(@"\011", "\t", StringComparison.Ordinal)
                .Replace(@"\012", "\n", StringComparison.Ordinal).Replace(@"\134", @"\", StringComparison.Ordinal);
            if (point.Length < found.Point.Length || !IsAt(path, point)) continue;
            found = (point, fields[Array.IndexOf(fields, "-") + 1]);
        }

        return found;
    }

    private static bool IsAt(string path, string point) =>
        point == "/" || path == point || (path.StartsWith(point, StringComparison.Ordinal) && path[point.Length] == '/');
#endif
}
