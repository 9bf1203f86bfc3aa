namespace SimpleSmm.Module.Tests;

/// <summary>How one Pester test ended.</summary>
/// <param name="Name">The file and the path of the test in it.</param>
/// <param name="Result">The outcome.</param>
/// <param name="Message">Why it failed; empty otherwise.</param>
public sealed record PesterResult(string Name, PesterOutcome Result, string Message)
{
    /// <summary>Only the outcome: the runner shows it behind the name.</summary>
    public override string ToString() => Result.ToString();
}

/// <summary>Pester's outcomes.</summary>
public enum PesterOutcome
{
    /// <summary>As it should be.</summary>
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
