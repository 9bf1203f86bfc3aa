using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace SimpleSmm.Tests;

/// <summary>Numbers that the environment can raise for long runs of the same tests, and the figures of such runs.</summary>
internal static class LongRun
{
    private static readonly object Gate = new();

    public static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Writes the figures of a run into docs/reliability-runs.csv if SIMPLESMM_RECORD_RUNS is 1, in place of its earlier ones.</summary>
    public static void Record(string run, string size, string outcome)
    {
        if (Environment.GetEnvironmentVariable("SIMPLESMM_RECORD_RUNS") != "1") return;
        lock (Gate)
        {
            var file = Path.Combine(Docs(), "reliability-runs.csv");
            var lines = File.ReadAllLines(file).Where(line => !line.StartsWith(run + ";", StringComparison.Ordinal)).ToList();
            lines.Add(FormattableString.Invariant($"{run};{size};{outcome};{DateTime.UtcNow:yyyy-MM-dd}"));
            File.WriteAllText(file, string.Join("\n", lines) + "\n");
        }
    }

    private static string Docs([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../docs"));
}
