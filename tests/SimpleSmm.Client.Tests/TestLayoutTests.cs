using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SimpleSmm.Tests;

/// <summary>A test has the folder and name of what it tests: <c>Orders/OrderListsTests.cs</c> is about <c>Orders/OrderLists.cs</c>.</summary>
public sealed partial class TestLayoutTests
{
    /// <summary>Folders of tests that are about everything at once, and the tests about all files.</summary>
    private static readonly string[] Free = ["Support", "Guides", "Chaos", "Performance"];
    private static readonly string[] AboutFiles = ["TestLayoutTests", "PublicApiTests"];

    public static TheoryData<string, string[]> Projects => new()
    {
        { "SimpleSmm.Client.Tests", ["src/SimpleSmm.Client"] },
        { "SimpleSmm.Ledger.Tests", ["src/SimpleSmm.Ledger", "src/SimpleSmm.Ledger.Postgres", "src/SimpleSmm.Client"] },
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
        if (Free.Contains(folder) || AboutFiles.Contains(name)) return true;
        return sources.Any(source => HasSubject(Path.Combine(Root(), source, folder), name));
    }

    private static bool HasSubject(string folder, string test) =>
        Directory.Exists(folder)
        && Directory.EnumerateFiles(folder, "*.cs")
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .Any(subject => test.StartsWith(subject, System.StringComparison.Ordinal));

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../.."));

    [GeneratedRegex(@"(?m)^\s*\[(Fact|Theory)\b")]
    private static partial Regex TestAttribute();

    [GeneratedRegex("^(bin|obj)/")]
    private static partial Regex BuildOutput();
}
