using System;
using System.ComponentModel;
using System.Diagnostics;

namespace SimpleSmm.Ledger.Tests.Support;

/// <summary>A mount that a program of the system makes, until it is disposed of.</summary>
internal sealed class ProgramMount : IDisposable
{
    private readonly string _point;

    private ProgramMount(string point) => _point = point;

    /// <summary>Mounts, or returns null where the program is missing or this process may not mount.</summary>
    public static ProgramMount? Try(string point, string program, params string[] arguments) =>
        Succeeds(program, arguments) ? new ProgramMount(point) : null;

    public void Dispose() => Succeeds("umount", _point);

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
