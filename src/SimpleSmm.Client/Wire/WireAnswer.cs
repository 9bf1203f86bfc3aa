using System;

namespace SimpleSmm.Wire;

/// <summary>An answer as it came: the HTTP status and the bytes.</summary>
internal sealed class WireAnswer(int status, byte[] body)
{
    public int Status { get; } = status;

    public byte[] Body { get; } = body;

    /// <summary>Where a redirect points to.</summary>
    public Uri? Location { get; init; }

    /// <summary>How long the panel asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public DateTimeOffset SentAt { get; init; }

    public TimeSpan Elapsed { get; init; }
}
