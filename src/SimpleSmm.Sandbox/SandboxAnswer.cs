namespace SimpleSmm.Sandbox;

/// <summary>What the panel answers to one request.</summary>
/// <param name="StatusCode">The HTTP status. Errors too come with 200, as on real panels.</param>
/// <param name="ContentType">The value of the Content-Type header.</param>
/// <param name="Body">The text of the answer; empty where a real panel answers nothing.</param>
public sealed record SandboxAnswer(int StatusCode, string ContentType, string Body);
