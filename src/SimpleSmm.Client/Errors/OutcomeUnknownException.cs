using System;
using System.Globalization;
using System.Text;
using SimpleSmm.Errors;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>
/// Thrown when an <c>add</c>, <c>refill</c> or <c>cancel</c> was sent and its outcome is unknown, because of a timeout, a broken
/// connection, a server error, a redirect, an unreadable answer or a rejection that names an id. The request was not sent again, because
/// that could spend the money twice. Real panels have stored the order in each of these cases (docs/panel-api.md#unknown-outcomes), so
/// check the panel before you repeat the request.
/// </summary>
public sealed class OutcomeUnknownException : PanelException
{
    internal OutcomeUnknownException(PanelFailure failure, Exception? inner = null)
        : base(failure, Describe(failure), inner)
    {
    }

    /// <summary>Gets the time at which the request was sent.</summary>
    public DateTimeOffset SentAt => Failure.SentAt;

    /// <summary>Gets the time from sending the request until the failure.</summary>
    public TimeSpan Elapsed => Failure.Elapsed;

    private static string Describe(PanelFailure failure)
    {
        var sent = new StringBuilder(failure.Action);
        foreach (var field in failure.Fields) sent.Append(' ').Append(field.Key).Append('=').Append(Excerpt.Of(field.Value));
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} It was sent at {1:yyyy-MM-dd HH:mm:ss} UTC ({2}) and may or may not have been carried out, so it was not sent again.",
            Sentence.Ended(failure.Message),
            failure.SentAt.UtcDateTime,
            sent);
    }
}
