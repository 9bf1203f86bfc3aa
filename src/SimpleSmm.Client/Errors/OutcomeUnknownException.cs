using System;
using System.Globalization;
using System.Text;
using SimpleSmm.Errors;
using SimpleSmm.Text;

namespace SimpleSmm;

/// <summary>
/// An <c>add</c>, <c>refill</c> or <c>cancel</c> was sent, and the answer does not tell whether the panel carried it out: a time-out,
/// a broken connection, a server error, a redirect, an unreadable answer, a refusal that names an id. It was not sent again, because that could spend the money twice.
/// Real panels have stored the order behind each of these (docs/panel-api.md#unknown-outcomes), so look before repeating.
/// </summary>
public sealed class OutcomeUnknownException : PanelException
{
    internal OutcomeUnknownException(PanelFailure failure, Exception? inner = null)
        : base(failure, Describe(failure), inner)
    {
    }

    /// <summary>When the request was sent.</summary>
    public DateTimeOffset SentAt => Failure.SentAt;

    /// <summary>How long after that the outcome was given up on.</summary>
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
