using System;

namespace SimpleSmm;

/// <summary>
/// An <c>add</c>, <c>refill</c> or <c>cancel</c> was sent, and the answer does not tell whether the panel carried it out: a time-out,
/// a broken connection, a server error, an unreadable answer. It was not sent again, because that could spend the money twice.
/// Real panels have stored the order behind each of these (wire-contract.md 6), so look before repeating.
/// </summary>
public sealed class OutcomeUnknownException : PanelException
{
    internal OutcomeUnknownException(PanelFailure failure, Exception? inner = null)
        : base(failure, inner)
    {
    }

    /// <summary>When the request was sent.</summary>
    public DateTimeOffset SentAt => Failure.SentAt;

    /// <summary>How long after that the outcome was given up on.</summary>
    public TimeSpan Elapsed => Failure.Elapsed;
}
