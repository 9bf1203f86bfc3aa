namespace SimpleSmm.Sandbox;

/// <summary>Represents the panel's answer to one request.</summary>
/// <param name="StatusCode">The HTTP status. Errors have status 200 too, as on real panels.</param>
/// <param name="ContentType">The value of the Content-Type header.</param>
/// <param name="Body">The text of the answer; empty if a real panel would send an empty body.</param>
public sealed record SandboxAnswer(int StatusCode, string ContentType, string Body);
