using System;
using System.Diagnostics;
using System.IO;

namespace SimpleSmm.Module.Tests;

/// <summary>The PowerShell on PATH, if it is there and has Pester 5.5 or later.</summary>
internal static class PowerShellHost
{
    public const string Missing = "not run: there is no pwsh with Pester 5.5 or later on PATH";

    public static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file)) return HasPester(file) ? file : null;
        }

        return null;
    }

    public static Process Start(string host, params string[] arguments)
    {
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (string[])["-NoProfile", "-NonInteractive", .. arguments]) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static bool HasPester(string host)
    {
        using var process = Start(host, "-Command", "if (-not (Get-Module Pester -ListAvailable | Where-Object Version -ge 5.5)) { exit 1 }");
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
