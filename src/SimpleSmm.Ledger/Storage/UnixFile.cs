#if NET
using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SimpleSmm.Ledger.Storage;

/// <summary>Represents what the system says about a file: .NET does not report its kind, owner, links and identity.</summary>
internal readonly record struct UnixFile(int Kind, uint Owner, uint Links, ulong Device, ulong Number)
{
    private const int RegularKind = 0x8000;

    public bool IsRegular => Kind == RegularKind;

    /// <summary>Gets whether the file belongs to the user of this process.</summary>
    public bool IsOwn => Owner == GetUser();

    /// <summary>Returns the facts about a file; null if it does not exist or the system does not say.</summary>
    public static UnixFile? At(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OnLinux(path) : OperatingSystem.IsMacOS() ? OnMac(path) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Returns the path without symbolic links; the path itself if it cannot be resolved.</summary>
    public static string Resolve(string path)
    {
        var name = new byte[4097];
        if (OperatingSystem.IsWindows() || RealPath(Text(path), name) == 0) return path;
        return Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
    }

    /// <summary>Returns where the first hole of a file begins; its length if there is none or the file system does not say.</summary>
    public static long FirstHole(FileStream file)
    {
        const int SeekHoleOnLinux = 4, SeekHoleOnMac = 3;
        var hole = Seek(file.SafeFileHandle, 0, OperatingSystem.IsMacOS() ? SeekHoleOnMac : SeekHoleOnLinux);
        return hole < 0 ? file.Length : hole;
    }

    // The layout of statx(2) is the same on every architecture.
    private static UnixFile? OnLinux(string path)
    {
        var facts = new byte[256];
        if (Statx(-100, Text(path), 0, 0x7FF, facts) != 0) return null;
        return new UnixFile(
            BitConverter.ToUInt16(facts, 28) & 0xF000, BitConverter.ToUInt32(facts, 20), BitConverter.ToUInt32(facts, 16),
            ((ulong)BitConverter.ToUInt32(facts, 136) << 32) | BitConverter.ToUInt32(facts, 140), BitConverter.ToUInt64(facts, 32));
    }

    private static UnixFile? OnMac(string path)
    {
        var facts = new byte[256];
        var failed = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatOfIntel(Text(path), facts) : Stat(Text(path), facts);
        if (failed != 0) return null;
        return new UnixFile(
            BitConverter.ToUInt16(facts, 4) & 0xF000, BitConverter.ToUInt32(facts, 16), BitConverter.ToUInt16(facts, 6),
            BitConverter.ToUInt32(facts, 0), BitConverter.ToUInt64(facts, 8));
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] facts);

    [DllImport("libc", EntryPoint = "stat")]
    private static extern int Stat(byte[] path, byte[] facts);

    [DllImport("libc", EntryPoint = "stat$INODE64")]
    private static extern int StatOfIntel(byte[] path, byte[] facts);

    [DllImport("libc", EntryPoint = "realpath")]
    private static extern nint RealPath(byte[] path, byte[] resolved);

    [DllImport("libc", EntryPoint = "lseek")]
    private static extern long Seek(SafeFileHandle file, long offset, int whence);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint GetUser();
}
#endif
