namespace SimpleSmm.Sandbox;

/// <summary>Represents one HTTP request as the web server of a panel passes it to PHP.</summary>
/// <param name="Method">The HTTP method. Only the body of a POST request is read.</param>
/// <param name="Query">The query of the address, with or without its question mark.</param>
/// <param name="ContentType">The value of the Content-Type header; null if it was not sent.</param>
/// <param name="Body">The text of the body.</param>
public sealed record SandboxRequest(string Method, string Query, string? ContentType, string Body);
