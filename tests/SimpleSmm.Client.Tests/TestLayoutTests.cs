using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SimpleSmm.Tests;

/// <summary>Tests are found from what they test: the test of <c>src/…/Folder/X.cs</c> is <c>Folder/XTests.cs</c>, or <c>Folder/X…Tests.cs</c>.</summary>
public sealed partial class TestLayoutTests
{
    /// <summary>Folders of tests that are about everything at once.</summary>
    private static readonly string[] Free = ["Support", "Guides", "Chaos", "Performance"];

    public static TheoryData<string, string[]> Projects => new()
    {
        { "SimpleSmm.Client.Tests", ["src/SimpleSmm.Client"] },
        { "SimpleSmm.Ledger.Tests", ["src/SimpleSmm.Ledger", "src/SimpleSmm.Client"] },
        { "SimpleSmm.Sandbox.Tests", ["src/SimpleSmm.Sandbox", "tests/SimpleSmm.TestPanel"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_test_lies_where_its_subject_lies_and_has_its_name(string project, string[] sources)
    {
        var tests = Path.Combine(Root(), "tests", project);
        var files = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(tests, file).Replace('\\', '/'))
            .Where(file => !BuildOutput().IsMatch(file));
        var strays = files.Where(file => !IsInPlace(tests, file, sources)).ToList();

        Assert.True(strays.Count == 0, $"Not the place or the name of what is tested: {string.Join(", ", strays)}");
    }

    private static bool IsInPlace(string tests, string file, string[] sources)
    {
        var code = File.ReadAllText(Path.Combine(tests, file));
        var name = Path.GetFileNameWithoutExtension(file);
        if (!Regex.IsMatch(code, $@"\b(class|record|enum|struct) {name}\b")) return false;
        if (!TestAttribute().IsMatch(code)) return true;

        var folder = Path.GetDirectoryName(file)!;
        if (!name.EndsWith("Tests", System.StringComparison.Ordinal)) return false;
        return Free.Contains(folder) || name == nameof(TestLayoutTests) || sources.Any(source => HasSubject(Path.Combine(Root(), source, folder), name));
    }

    private static bool HasSubject(string folder, string test) =>
        Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, "*.cs").Any(file => test.StartsWith(Path.GetFileName(file).Split('.')[0], System.StringComparison.Ordinal));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));

    [GeneratedRegex(@"(?m)^\s*\[(Fact|Theory)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex("^(bin|obj)/")]
    private static partial Regex BuildOutput();
}
