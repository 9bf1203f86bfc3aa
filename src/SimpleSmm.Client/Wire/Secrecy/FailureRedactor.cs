using System;
using SimpleSmm.Errors;
using SimpleSmm.Text;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Redacts all secrets from the texts of a failure, because the panel's text and the system's messages may repeat them.</summary>
internal sealed class FailureRedactor(Secrets secrets, AnswerCleaner cleaner)
{
    /// <summary>The message of a call whose client was closed meanwhile.</summary>
    public const string Closed = "The client was closed.";

    public PanelFailure Redact(PanelFailure failure)
    {
        try
        {
            var message = failure.Message;
            var panelText = failure.PanelText;
            if (panelText is { Length: > 0 } && cleaner.Clean(panelText) is var clean && clean != panelText)
                (message, panelText) = (message.Replace(panelText.TrimEnd(' ', '.'), clean.TrimEnd(' ', '.')), clean);
            return failure with { Message = secrets.Redact(message), PanelText = panelText };
        }
        catch (Exception e) when (e is ObjectDisposedException or PanelException)
        {
            // The panel's text cannot be redacted after the key is disposed, so it is not shown.
            var code = failure.Code == PanelErrorCode.OutcomeUnknown ? failure.Code : PanelErrorCode.NotConnected;
            return failure with { Code = code, Message = Closed, PanelText = null };
        }
    }

    /// <summary>
    /// Returns the cause of a failure; null if it contains a secret or a hidden character, because network exceptions repeat invalid
    /// answers.
    /// </summary>
    public Exception? Harmless(Exception? cause)
    {
        try
        {
            if (cause is null || secrets.Redact(cause.ToString()) != cause.ToString()) return null;
            for (var e = cause; e is not null; e = e.InnerException)
            {
                if (VisibleText.Line(e.Message) != e.Message) return null;
            }

            return cause;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
