using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SimpleSmm.Tests.Guides;

/// <summary>A link to a section of docs/panel-api.md leads to a section that exists.</summary>
public sealed partial class PanelApiCitationTests
{
    private static readonly string[] Folders = ["src", "tests", "docs", "bench", "samples", "build", ".github"];
    private static readonly string[] Kinds = [".cs", ".md", ".ps1", ".psm1", ".psd1", ".ps1xml", ".xml", ".txt", ".csproj", ".yml"];

    [Fact]
    public void Each_section_that_is_cited_exists()
    {
        var citations = Files().SelectMany(Citations).ToList();

        Assert.Contains(citations, citation => citation.File.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Contains(citations, citation => citation.File.EndsWith(".md", StringComparison.Ordinal));
        var broken = citations.Where(citation => !PanelApiPage.Anchors.Contains(citation.Anchor)).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Theory]
    [InlineData("# One", "one")]
    [InlineData("### A new order's answer, e.g. `add`", "a-new-orders-answer-eg-add")]
    [InlineData("## snake_case and-hyphen", "snake_case-and-hyphen")]
    [InlineData("## Twice\n## Twice\n## Twice", "twice", "twice-1", "twice-2")]
    [InlineData("```text\n# no heading\n```\n## A heading", "a-heading")]
    [InlineData("#no heading")]
    public void Anchors_are_those_of_GitHub(string page, params string[] anchors) => Assert.Equal(anchors, MarkdownAnchors.Of(page));

    private static IEnumerable<string> Files()
    {
        var inside = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        var folders = Folders.Select(folder => Path.Combine(PanelApiPage.Root, folder)).Where(Directory.Exists);
        return Directory.EnumerateFiles(PanelApiPage.Root)
            .Concat(folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", inside)))
            .Where(file => Kinds.Contains(Path.GetExtension(file)) && !Built().IsMatch(file));
    }

    // The page also cites itself, without its name.
    private static IEnumerable<(string File, string Anchor)> Citations(string file)
    {
        var pattern = Path.GetFileName(file) == "panel-api.md" ? Links() : Names();
        return pattern.Matches(File.ReadAllText(file))
            .Select(citation => (Path.GetRelativePath(PanelApiPage.Root, file), citation.Groups[1].Value));
    }

    [GeneratedRegex(@"panel-api\.md#([\w-]*)")]
    private static partial Regex Names();

    [GeneratedRegex(@"\]\(#([^)]*)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();
}
