using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace SimpleSmm.Tests.Guides;

/// <summary>The page of faults and attacks has exactly the tests that there are.</summary>
public sealed class ReliabilityPageTests
{
    private const string Renew = "SIMPLESMM_RENEW_SURFACE";

    [Fact]
    public void The_page_is_what_the_tests_say()
    {
        var committed = Path.Combine(Root(), "docs", "reliability.md");
        var now = ReliabilityPage.Write(Root());
        if (Environment.GetEnvironmentVariable(Renew) == "1") File.WriteAllText(committed, now);

        Assert.True(
            File.ReadAllText(committed).ReplaceLineEndings("\n") == now,
            $"{committed} is not what the tests say. Run this test with {Renew}=1 in the environment and commit the file.");
    }

    [Fact]
    public void Every_group_that_a_test_names_is_on_the_page_and_no_marker_is_missed()
    {
        Assert.Empty(ReliabilityPage.UnknownGroups(Root()));
        var markers = Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*Tests.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".ps1" && !file.Contains("obj", StringComparison.Ordinal))
            .Sum(file => Count(File.ReadAllText(file)));
        Assert.Equal(markers, FaultCase.All(Root()).Count());
        Assert.True(markers > 100, $"There are only {markers}.");
    }

    private static int Count(string code) => code.Split("[Trait(\"Fault\", ").Length + code.Split("    # " + "Fault ").Length - 2;

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}
