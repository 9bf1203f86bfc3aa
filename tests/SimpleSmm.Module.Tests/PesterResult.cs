namespace SimpleSmm.Module.Tests;

/// <summary>What a run reports of a test file, or of a test in it.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Test">The path of the test in it; null where the file itself is meant.</param>
/// <param name="Result">How far it is, or how it ended.</param>
/// <param name="Message">Why it failed; empty otherwise.</param>
public sealed record PesterResult(string File, string? Test, PesterOutcome Result, string Message)
{
    /// <summary>The file and the test, as the runner shows them.</summary>
    public string Name => Test is null ? File : $"{File}: {Test}";

    /// <summary>Only the outcome: the runner shows it behind the name.</summary>
    public override string ToString() => Result.ToString();
}
