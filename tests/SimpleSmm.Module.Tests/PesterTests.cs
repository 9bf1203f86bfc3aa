using System;
using System.Collections.Generic;

namespace SimpleSmm.Module.Tests;

/// <summary>Shows every test of tests/Module, which real PowerShell has run, as a result of its own.</summary>
public static class PesterTests
{
    /// <summary>Runs the whole suite when it is asked for the first time, not while tests are being listed.</summary>
    public static IEnumerable<TheoryDataRow<PesterResult>> Results()
    {
        var host = new PowerShellHost();
        var missing = host.Prepare();
        foreach (var result in missing is null ? PesterRun.Start(host) : NotRun(missing))
        {
            yield return new(result)
            {
                TestDisplayName = result.Name,
                Skip = result.Result == PesterOutcome.Skipped ? $"skipped {result.Message}" : null,
            };
        }
    }

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public static void Passes(PesterResult result)
    {
        if (result.Result != PesterOutcome.Passed) Assert.Fail($"{result.Result}: {result.Message}");
    }

    // In an unattended run a skipped test is a failure.
    private static IEnumerable<PesterResult> NotRun(string reason)
    {
        var outcome = Environment.GetEnvironmentVariable("CI") == "true" ? PesterOutcome.Failed : PesterOutcome.Skipped;
        foreach (var file in Repository.TestFiles()) yield return new(file, null, outcome, $"because {reason}");
    }
}
