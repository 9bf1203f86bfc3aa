using System;
using System.Diagnostics;
using System.IO;

namespace SimpleSmm.Module.Tests;

/// <summary>The PowerShell that runs the tests: the one that SIMPLESMM_PWSH names, or else the project's own tool.</summary>
internal sealed class PowerShellHost
{
    private readonly string? _program = Environment.GetEnvironmentVariable("SIMPLESMM_PWSH") is { Length: > 0 } named ? named : null;

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Restores the tool where it is needed. Returns why PowerShell is missing; null if it is available.</summary>
    public string? Prepare()
    {
        if (_program is not null) return File.Exists(_program) ? null : $"SIMPLESMM_PWSH names '{_program}', which does not exist";

        using var restore = Start(Dotnet, "tool", "restore");
        var said = restore.StandardOutput.ReadToEndAsync();
        var errors = restore.StandardError.ReadToEnd();
        restore.WaitForExit();
        return restore.ExitCode == 0 ? null : $"'dotnet tool restore' failed: {(said.Result + errors).ReplaceLineEndings(" ").Trim()}";
    }

    /// <summary>Starts a script, which reads nothing and whose output is redirected.</summary>
    public Process StartScript(string script, params string[] arguments)
    {
        string[] all = ["-NoProfile", "-NonInteractive", "-File", script, .. arguments];
        return _program is not null ? Start(_program, all) : Start(Dotnet, ["pwsh", .. all]);
    }

    // The tool belongs to the repository, so that it is found from there.
    private static Process Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        })!;
        process.StandardInput.Close();
        return process;
    }
}
