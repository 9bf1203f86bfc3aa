using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SimpleSmm.Tests.Guides;

/// <summary>Writes docs/reliability.md: the faults of the tests by group, and the figures of the long runs.</summary>
internal static class ReliabilityPage
{
    /// <summary>The groups in the page's order, each with its one sentence.</summary>
    private static readonly (string Group, string Says)[] Groups =
    [
        ("The wire", "Requests, answers and connections fail at any moment, over HTTP/1.1 and HTTP/2."),
        ("Answers", "A panel sends what its documentation does not have, or means harm."),
        ("The key", "The key is in the body of requests and nowhere else."),
        ("The ledger's file", "The file is copied, mounted, shared, replaced, emptied, restored or damaged, or the disk fails."),
        ("Processes", "Processes are killed or stopped, and several use one ledger."),
        ("Fleet", "Workers on several machines use one ledger on PostgreSQL, and the server and the network fail."),
        ("Input", "Rows, dates, amounts and kept catalogs come from files of any origin."),
        ("The package", "A package is changed between its source and the user."),
    ];

    private const string Start =
        """
        # Faults and attacks

        Each row is a test. The left column says what is tried, and the test's own name says what holds. The test `ReliabilityPageTests` writes
        this page from the tests, and fails if the page differs from them; `SIMPLESMM_RENEW_SURFACE=1` writes it anew.
        [SECURITY.md](../SECURITY.md) says what is promised, and what is not.
        """;

    public static string Write(string root)
    {
        var cases = FaultCase.All(root).ToList();
        IEnumerable<string> lines =
        [
            Start.ReplaceLineEndings("\n"),
            .. Groups.SelectMany(group => Section(group.Group, group.Says, cases.Where(item => item.Group == group.Group))),
            .. Runs(Path.Combine(root, "docs", "reliability-runs.csv")),
        ];
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Returns the groups that a test names and the page does not have.</summary>
    public static IEnumerable<string> UnknownGroups(string root) =>
        FaultCase.All(root).Select(item => item.Group).Distinct().Except(Groups.Select(group => group.Group));

    private static IEnumerable<string> Section(string group, string says, IEnumerable<FaultCase> cases) =>
        ["", $"## {group}", "", says, "", "| Tried | Holds | Test |", "|---|---|---|", .. cases.Select(Row)];

    private static string Row(FaultCase item) =>
        $"| {Cell(item.Tried)} | {Cell(item.Holds)} | [{item.File.Split('/')[^1].Split('.')[0]}](../{item.File}) |";

    // The long runs write this file: one line for each, the newest figures of it.
    private static IEnumerable<string> Runs(string file) =>
    [
        "", "## Long runs", "", "The same tests with larger numbers; [CONTRIBUTING.md](../CONTRIBUTING.md) has the commands.", "",
        "| Run | Size | Outcome | Date |", "|---|---|---|---|",
        .. File.ReadAllLines(file).Skip(1).Select(line => $"| {string.Join(" | ", line.Split(';').Select(Cell))} |"),
    ];

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
