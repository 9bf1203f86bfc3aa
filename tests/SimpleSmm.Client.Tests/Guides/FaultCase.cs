using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SimpleSmm.Tests.Guides;

/// <summary>
/// One fault or attack that a test tries. In C# the test has <c>[Trait("Fault", "group: what is tried")]</c>, in Pester the comment
/// <c># Fault group: what is tried</c> above it. The test's own name says what holds.
/// </summary>
internal sealed partial record FaultCase(string Group, string Tried, string Holds, string File)
{
    public static IEnumerable<FaultCase> All(string root)
    {
        var tests = Path.Combine(root, "tests");
        var files = Directory.EnumerateFiles(tests, "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(tests, "*.Tests.ps1", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !BuildOutput().IsMatch(file))
            .Order(StringComparer.Ordinal);
        return files.SelectMany(file => Of(file, System.IO.File.ReadAllText(Path.Combine(root, file)).ReplaceLineEndings("\n")));
    }

    private static IEnumerable<FaultCase> Of(string file, string code) => file.EndsWith(".cs", StringComparison.Ordinal)
        ? Method().Matches(code).Select(match => Of(match, file, Words(match.Groups["name"].Value)))
        : It().Matches(code).Select(match => Of(match, file, Sentence(code, match)));

    private static FaultCase Of(Match match, string file, string holds) =>
        new(match.Groups["group"].Value, match.Groups["tried"].Value, holds, file);

    private static string Words(string name) => name.Replace('_', ' ');

    // Pester's name of a test continues that of its block. A part that differs by case is left out.
    private static string Sentence(string code, Match it)
    {
        var block = Describe().Matches(code[..it.Index])[^1].Groups["name"].Value;
        var name = it.Groups["name"].Value.Replace("''", "'", StringComparison.Ordinal);
        return Placeholder().Replace($"{block} {name}", "").Trim();
    }

    [GeneratedRegex("/(bin|obj)/")]
    private static partial Regex BuildOutput();

    [GeneratedRegex("""\[Trait\("Fault", "(?<group>[^:"]+): (?<tried>[^"]+)"\)\]\n(?:\s*[\[\]/][^\n]*\n)*?\s*public (?:async )?\w+ (?<name>\w+)\(""")]
    private static partial Regex Method();

    [GeneratedRegex(@"(?m)^ *# Fault (?<group>[^:\n]+): (?<tried>[^\n]+)\n *It '(?<name>(?:[^'\n]|'')+)'")]
    private static partial Regex It();

    [GeneratedRegex(@"(?m)^Describe '(?<name>(?:[^'\n]|'')+)'")]
    private static partial Regex Describe();

    [GeneratedRegex(@"[:,]? \(?<\w+>\)?(?: \w+, <\w+> \w+)?(?: \w+$)?")]
    private static partial Regex Placeholder();
}
