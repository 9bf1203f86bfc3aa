namespace SimpleSmm.Module.Tests;

/// <summary>Pester's outcomes, and the one before them.</summary>
public enum PesterOutcome
{
    /// <summary>It runs.</summary>
    Started,

    /// <summary>As it should be; of a file: every test in it has ended.</summary>
    Passed,

    /// <summary>Not as it should be.</summary>
    Failed,

    /// <summary>Left out on purpose.</summary>
    Skipped,

    /// <summary>Neither: the run ended before.</summary>
    NotRun,

    /// <summary>Neither: it decided nothing.</summary>
    Inconclusive,
}
