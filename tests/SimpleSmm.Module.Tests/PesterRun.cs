using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

namespace SimpleSmm.Module.Tests;

/// <summary>One run of tests/Module in a PowerShell process of its own.</summary>
internal static class PesterRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly JsonSerializerOptions Names = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The names of the test files.</summary>
    public static IEnumerable<string> Files() => Directory.EnumerateFiles(TestFolder(), "*.Tests.ps1").Select(Path.GetFileName).Order()!;

    /// <summary>Runs them all; a run that breaks off is a failed result too.</summary>
    public static IEnumerable<PesterResult> Start(string host)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "RunPester.ps1");
        var results = Path.GetTempFileName();
        try
        {
            using var process = PowerShellHost.Start(host, "-File", script, "-TestFolder", TestFolder(), "-ResultFile", results);
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Longest)) process.Kill(entireProcessTree: true);
            Task.WaitAll([output, errors], TimeSpan.FromSeconds(10));

            var found = File.ReadAllLines(results).Select(line => JsonSerializer.Deserialize<PesterResult>(line, Names)!).ToList();
            if (process.ExitCode != 0 || found.Count == 0)
                found.Add(new("The run of Pester", PesterOutcome.Failed, $"exit code {process.ExitCode}\n{output.Result}\n{errors.Result}"));
            return found;
        }
        finally
        {
            File.Delete(results);
        }
    }

    private static string TestFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var tests = Path.Combine(folder.FullName, "tests", "Module");
            if (Directory.Exists(tests)) return tests;
        }

        throw new DirectoryNotFoundException("tests/Module is not above " + AppContext.BaseDirectory);
    }
}
