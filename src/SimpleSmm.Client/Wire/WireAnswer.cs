using System;

namespace SimpleSmm.Wire;

/// <summary>Represents an answer as received: the HTTP status and the bytes.</summary>
internal sealed class WireAnswer(int status, byte[] body)
{
    public int Status { get; } = status;

    public byte[] Body { get; } = body;

    /// <summary>Gets the target of a redirect.</summary>
    public Uri? Location { get; init; }

    /// <summary>Gets the time that the panel asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets how many names and values its JSON may have.</summary>
    public int MostElements { get; init; } = int.MaxValue;

    public DateTimeOffset SentAt { get; init; }

    public TimeSpan Elapsed { get; init; }
}
