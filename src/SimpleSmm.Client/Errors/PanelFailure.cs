using System;
using System.Collections.Generic;

namespace SimpleSmm.Errors;

/// <summary>All that is known of one failure, before it becomes an exception (one failed chunk becomes one exception an id).</summary>
internal sealed record PanelFailure(PanelErrorCode Code, string Message)
{
    public string? PanelText { get; init; }

    public int? HttpStatus { get; init; }

    public string? Action { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    public DateTimeOffset SentAt { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>How long the panel asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a byte of the request left, so that the panel may have acted on it.</summary>
    public bool MayHaveArrived { get; init; } = true;

    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    public PanelException ToException(Exception? inner = null) => Code == PanelErrorCode.OutcomeUnknown
        ? new OutcomeUnknownException(this, inner)
        : new PanelException(this, inner);
}
