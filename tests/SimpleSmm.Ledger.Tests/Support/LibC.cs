using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>Calls of Unix that .NET does not have, so that no test needs a program of the machine.</summary>
internal static class LibC
{
    /// <summary>Gives a file a second name.</summary>
    public static void Link(string file, string name) => Check(link(file, name));

    /// <summary>Creates a named pipe.</summary>
    public static void MakePipe(string name) => Check(mkfifo(name, 0b110_100_100));

    /// <summary>Gives a file to another user, and leaves its group.</summary>
    public static void ChangeOwner(string file, uint user) => Check(chown(file, user, uint.MaxValue));

    /// <summary>Stops a process until it is continued.</summary>
    public static void Pause(int process) => Check(kill(process, 19));

    /// <summary>Continues a process.</summary>
    public static void Continue(int process) => Check(kill(process, 18));

    private static void Check(int result)
    {
        if (result != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

#pragma warning disable IDE1006, SYSLIB1054, CA2101 // The names are those of the library.
    [DllImport("libc", SetLastError = true)]
    private static extern int link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport("libc", SetLastError = true)]
    private static extern int mkfifo([MarshalAs(UnmanagedType.LPUTF8Str)] string name, uint mode);

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);

    [DllImport("libc", SetLastError = true)]
    private static extern int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string file, uint user, uint group);
#pragma warning restore IDE1006, SYSLIB1054, CA2101
}
