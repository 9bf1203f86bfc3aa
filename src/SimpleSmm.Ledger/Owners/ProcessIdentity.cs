using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace SimpleSmm.Ledger.Owners;

/// <summary>
/// Tells processes apart for good: the machine, the id, and the start, because ids are given again. A container counts as a machine of
/// its own, because its ids are its own too.
/// </summary>
internal static class ProcessIdentity
{
    /// <summary>The start of a process that is there but does not let itself be looked at.</summary>
    public const string Unreadable = "?";

    public static string Machine { get; } = Environment.MachineName + Space();

    public static int Id { get; } = CurrentId();

    public static string Started { get; } = StartOf(Id) ?? Unreadable;

    /// <summary>When a process of this machine started, in a form to compare; null where there is no such process.</summary>
    public static string? StartOf(int id)
    {
        // Linux tells the start in ticks since the boot, which a change of the clock does not move as it does Process.StartTime.
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

    private static string? LinuxStartOf(int id)
    {
        try
        {
            // The name in brackets may hold anything, so what counts begins after the last bracket: the state, and 19 further on the start (proc(5)).
            var stat = File.ReadAllText(FormattableString.Invariant($"/proc/{id}/stat"));
            var values = stat.Substring(stat.LastIndexOf(')') + 2).Split(' ');
            return values[0] is "Z" or "X" ? null : File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() + ":" + values[19];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that ends while it is read gives an error of its own (ESRCH).
            return Directory.Exists(FormattableString.Invariant($"/proc/{id}")) ? Unreadable : null;
        }
    }

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
