using System;
using System.Collections.Generic;
using System.Globalization;

namespace SimpleSmm.Module.Tests;

/// <summary>One run of tests/Module: in one PowerShell process, and in another one for the rest where a file does not end.</summary>
internal static class PesterRun
{
    /// <summary>How long a file may run: SIMPLESMM_FILE_MINUTES, or else five minutes.</summary>
    private static TimeSpan Limit => Environment.GetEnvironmentVariable("SIMPLESMM_FILE_MINUTES") is { Length: > 0 } minutes
        ? TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))
        : TimeSpan.FromMinutes(5);

    /// <summary>Runs every file. Each of them gives a result, whatever happens to the process.</summary>
    public static IEnumerable<PesterResult> Start(PowerShellHost host)
    {
        var files = new Queue<string>(Repository.TestFiles());
        while (files.Count > 0)
        {
            using var process = new PesterProcess(host, files);
            foreach (var result in process.Results(Limit)) yield return result;
        }
    }
}
