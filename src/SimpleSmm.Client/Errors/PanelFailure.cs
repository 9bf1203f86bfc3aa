using System;
using System.Collections.Generic;
using SimpleSmm.Text;

namespace SimpleSmm.Errors;

/// <summary>Represents the data of a failure before it becomes an exception (a failed chunk becomes one exception per id).</summary>
internal sealed record PanelFailure(PanelErrorCode Code, string Message)
{
    /// <summary>Gets the message, which is one line of visible characters, whatever it was made of.</summary>
    public string Message { get; init => field = VisibleText.Line(value); } = VisibleText.Line(Message);

    /// <summary>Gets the panel's own words, on one line.</summary>
    public string? PanelText { get; init => field = VisibleText.LineOrNull(value); }

    public int? HttpStatus { get; init; }

    public string? Action { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    public DateTimeOffset SentAt { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the time that the panel asks to wait before the next request.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether a byte of the request was sent, so that the panel may have acted on it.</summary>
    public bool MayHaveArrived { get; init; } = true;

    /// <summary>Gets whether the next request would end in the same way, although the key is accepted.</summary>
    public bool EndsCommand { get; init; }

    /// <summary>Gets whether the answer is larger than its action can need. The next one would be, too.</summary>
    public bool IsTooLarge { get; init; }

    /// <summary>Gets what to do, where the code's own advice does not fit; null otherwise.</summary>
    public string? Advice { get; init; }

    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    public PanelException ToException(Exception? inner = null) => Code == PanelErrorCode.OutcomeUnknown
        ? new OutcomeUnknownException(this, inner)
        : new PanelException(this, inner);
}
