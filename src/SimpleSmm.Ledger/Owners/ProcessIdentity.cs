using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace SimpleSmm.Ledger.Owners;

/// <summary>
/// Identifies a process by its machine, its id and its start time, because ids are reused. A container counts as a machine of its own
/// because its process ids are its own.
/// </summary>
internal static class ProcessIdentity
{
    /// <summary>The start time of a process that exists but cannot be read.</summary>
    public const string Unreadable = "?";

    public static string Machine { get; } = Environment.MachineName + Space();

    public static int Id { get; } = CurrentId();

    public static string Started { get; } = StartOf(Id) ?? Unreadable;

    /// <summary>Returns the start time of a process of this machine as comparable text, or null if the process does not exist.</summary>
    public static string? StartOf(int id)
    {
        // Linux reports the start in ticks since the boot, which do not move when the clock is changed. Process.StartTime does.
        if (Directory.Exists("/proc/self")) return LinuxStartOf(id);
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            return Unreadable;
        }
    }

    /// <summary>Returns the start time of a process as Linux reports it in the folder of the proc file system.</summary>
    internal static string? LinuxStartOf(int id, string proc = "/proc")
    {
        try
        {
            // The process name in brackets can contain any character, so parsing starts after the last bracket: the state comes first, and
            // the start time is 19 fields later (proc(5)).
            var stat = File.ReadAllText(FormattableString.Invariant($"{proc}/{id}/stat"));
            var values = stat.Substring(stat.LastIndexOf(')') + 2).Split(' ');
            return values[0] is "Z" or "X" ? null : File.ReadAllText(proc + "/sys/kernel/random/boot_id").Trim() + ":" + values[19];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The process may be hidden (hidepid) or the boot's id may be missing, so the system is asked whether the process exists.
            return Exists(id) ? Unreadable : null;
        }
    }

#if NET
    private const int NoSuchProcess = 3;

    private static bool Exists(int id) => Kill(id, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);
#else
    private static bool Exists(int id) => Directory.Exists(FormattableString.Invariant($"/proc/{id}"));
#endif

    private static int CurrentId()
    {
        using var process = Process.GetCurrentProcess();
        return process.Id;
    }

    private static string Space()
    {
#if NET
        try
        {
            return new FileInfo("/proc/self/ns/pid").LinkTarget is { } space ? "/" + space : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
#else
        return "";
#endif
    }
}
