using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SimpleSmm.Tests.Guides;

/// <summary>docs/panel-api.md, by section.</summary>
internal static partial class PanelApiPage
{
    /// <summary>The folder of the project.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docs", "panel-api.md")).Replace("\r\n", "\n");

    /// <summary>The names under which the sections can be linked.</summary>
    public static HashSet<string> Anchors { get; } = MarkdownAnchors.Of(Text);

    /// <summary>The rows of a section's first table, without its heading; each cell without blanks around it.</summary>
    public static string[][] Table(string section) =>
    [
        .. Section(section).Split('\n').SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ];

    /// <summary>A section's example: the request and the response.</summary>
    public static (string Request, string Response) Example(string section)
    {
        var blocks = Blocks().Matches(Section(section));
        Assert.Equal(["text", "json"], blocks.Select(block => block.Groups["language"].Value));
        return (blocks[0].Groups["code"].Value.Trim(), blocks[1].Groups["code"].Value);
    }

    /// <summary>The code in a cell, without its marks.</summary>
    public static string[] Code(string cell) => [.. Quoted().Matches(cell).Select(code => code.Groups[1].Value)];

    private static string Section(string heading)
    {
        var section = Sections().Split(Text).Where(part => part.StartsWith($"{heading}\n", StringComparison.Ordinal));
        return Assert.Single(section);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SimpleSmm.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("(?m)^#{2,} ")]
    private static partial Regex Sections();

    [GeneratedRegex("(?s)```(?<language>[a-z]+)\n(?<code>.*?)```")]
    private static partial Regex Blocks();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
