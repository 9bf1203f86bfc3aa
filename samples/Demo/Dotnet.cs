using System;
using System.Diagnostics;
using System.Threading.Tasks;

namespace SimpleSmm.Demo;

/// <summary>Runs commands of the .NET SDK.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command on this terminal.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Runs a command behind a line of progress. What it wrote is shown only if it fails.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static async Task<bool> RunQuietlyAsync(string title, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var progress = new ProgressLine(title);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await progress.ShowUntilAsync(process.WaitForExitAsync());
        if (process.ExitCode == 0) return true;

        Console.Error.WriteLine($"{await output}{await errors}\"dotnet {string.Join(' ', arguments)}\" failed with exit code {process.ExitCode}.");
        return false;
    }
}
