using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace SimpleSmm.Ledger.Storage;

/// <summary>
/// Represents the header of the file under the ledger's path (sqlite.org/fileformat2.html). It is read past SQLite, so it shows whether
/// that file is still the open one: each commit increments <see cref="Commits"/>.
/// </summary>
internal readonly record struct LedgerHeader(long Length, long Pages, int PageSize, uint Commits, uint ApplicationId, bool IsWal)
{
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("SQLite format 3\0");

    public bool IsEmpty => Length == 0;

    /// <summary>
    /// Gets the length of the file up to its first hole. A file that was cut and grew again has a hole where its pages were lost.
    /// </summary>
    public long Solid { get; private init; }

    /// <summary>Gets whether the file is shorter than its header says. The header of a WAL file may be older than the file.</summary>
    public bool IsCut => !IsEmpty && !IsWal && Pages * PageSize > Length;

    /// <summary>Reads the header. Closing the file releases this process's locks on it, so no transaction may be open.</summary>
    /// <exception cref="PanelException">The file is missing, or is neither empty nor a database.</exception>
    public static LedgerHeader Read(string path)
    {
        try
        {
            var bytes = new byte[100];
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            if (file.Length == 0) return default;
            var read = 0;
            while (read < bytes.Length && file.Read(bytes, read, bytes.Length - read) is > 0 and var more) read += more;
            if (read < bytes.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
                throw LedgerFault.Of(path, "is not an order ledger but another kind of file. It was not changed: use another file.");
            return new LedgerHeader(
                file.Length, Number(bytes, 28), PageSizeOf(bytes), Number(bytes, 24), Number(bytes, 68), bytes[18] == 2)
            {
                Solid = SolidLength(file),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw LedgerFault.Of(path, "is gone: it was deleted or moved while it was in use. Restore it, and connect again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LedgerFault.Of(path, $"cannot be read: {e.Message}", e);
        }
    }

    private static long SolidLength(FileStream file)
    {
#if NET
        if (!OperatingSystem.IsWindows()) return UnixFile.FirstHole(file);
#endif
        return file.Length;
    }

    private static uint Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));

    private static int PageSizeOf(byte[] bytes) =>
        BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(16)) is var size && size == 1 ? 65536 : size;
}
