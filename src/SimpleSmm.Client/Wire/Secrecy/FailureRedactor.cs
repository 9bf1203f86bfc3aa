using System;
using SimpleSmm.Errors;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Redacts the key and the fixed fields from all texts of a failure, because the panel's text may repeat them.</summary>
internal sealed class FailureRedactor(Secrets secrets)
{
    public PanelFailure Redact(PanelFailure failure)
    {
        try
        {
            return failure with
            {
                Message = secrets.Redact(failure.Message),
                PanelText = failure.PanelText is null ? null : secrets.Redact(failure.PanelText),
            };
        }
        catch (ObjectDisposedException)
        {
            // The panel's text cannot be redacted after the key is disposed, so it is not shown.
            var code = failure.Code == PanelErrorCode.OutcomeUnknown ? failure.Code : PanelErrorCode.NotConnected;
            return failure with { Code = code, Message = "The client was closed.", PanelText = null };
        }
    }

    /// <summary>Returns the cause of a failure; null if it contains a secret, because network exceptions repeat invalid answers.</summary>
    public Exception? Harmless(Exception? cause)
    {
        try
        {
            return cause?.ToString() is { } text && secrets.Redact(text) == text ? cause : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
