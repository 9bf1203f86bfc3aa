using System.Collections.Generic;

namespace SimpleSmm.Module.Tests;

/// <summary>Shows every test of tests/Module, which real PowerShell has run, as a result of its own.</summary>
public static class PesterTests
{
    /// <summary>Runs the whole suite when it is asked for the first time, not while tests are being listed.</summary>
    public static IEnumerable<TheoryDataRow<PesterResult>> Results()
    {
        if (PowerShellHost.Find() is not { } host)
        {
            foreach (var file in PesterRun.Files())
                yield return new(new(file, PesterOutcome.Skipped, "")) { TestDisplayName = $"{file}: {PowerShellHost.Missing}", Skip = PowerShellHost.Missing };
            yield break;
        }

        foreach (var result in PesterRun.Start(host))
        {
            yield return new(result)
            {
                TestDisplayName = result.Name,
                Skip = result.Result == PesterOutcome.Skipped ? "skipped by Pester" : null,
            };
        }
    }

    [Theory]
    [MemberData(nameof(Results), DisableDiscoveryEnumeration = true)]
    public static void Passes(PesterResult result)
    {
        if (result.Result != PesterOutcome.Passed) Assert.Fail($"{result.Result}: {result.Message}");
    }
}
