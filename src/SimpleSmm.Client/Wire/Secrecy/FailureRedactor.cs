using System;
using SimpleSmm.Errors;

namespace SimpleSmm.Wire.Secrecy;

/// <summary>Takes the key, and what goes along with every request, out of everything that is said of a failure: the panel's words may repeat it.</summary>
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
            // Without the key there is nothing to clean the panel's words with, so they are not shown.
            var code = failure.Code == PanelErrorCode.OutcomeUnknown ? failure.Code : PanelErrorCode.NotConnected;
            return failure with { Code = code, Message = "The client was closed.", PanelText = null };
        }
    }

    /// <summary>The cause of a failure, if the key is not in it: an answer that is no HTTP is repeated in the network's exception.</summary>
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
