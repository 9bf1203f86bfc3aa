using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SimpleSmm.Module.Tests;

/// <summary>Where the files of the repository are.</summary>
internal static class Repository
{
    /// <summary>The folder above all others.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of the test files.</summary>
    public static string Tests => Path.Combine(Root, "tests", "Module");

    /// <summary>The names of the test files.</summary>
    public static IEnumerable<string> TestFiles() => Directory.EnumerateFiles(Tests, "*.Tests.ps1").Select(Path.GetFileName).Order()!;

    /// <summary>The Pester that SIMPLESMM_PESTER names by its version, or else the newest of those that the build laid out.</summary>
    public static string Pester()
    {
        var folder = Path.Combine(Root, "out", "modules", "Pester");
        var version = Environment.GetEnvironmentVariable("SIMPLESMM_PESTER");
        return string.IsNullOrEmpty(version) ? folder : Path.Combine(folder, version, "Pester.psd1");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "SimpleSmm.psd1"))) return folder.FullName;

        throw new DirectoryNotFoundException("SimpleSmm.psd1 is not above " + AppContext.BaseDirectory);
    }
}
