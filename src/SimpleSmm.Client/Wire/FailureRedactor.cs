using System;

namespace SimpleSmm.Wire;

/// <summary>Takes the key out of everything that is said of a failure: the panel's words may repeat it.</summary>
internal sealed class FailureRedactor(SecretKey key)
{
    public PanelFailure Redact(PanelFailure failure)
    {
        try
        {
            return failure with
            {
                Message = key.Redact(failure.Message),
                PanelText = failure.PanelText is null ? null : key.Redact(failure.PanelText),
            };
        }
        catch (ObjectDisposedException)
        {
            // Without the key there is nothing to clean the panel's words with, so they are not shown.
            return failure with { Code = PanelErrorCode.NotConnected, Message = "The client was closed.", PanelText = null };
        }
    }

    /// <summary>The cause of a failure, if the key is not in it: an answer that is no HTTP is repeated in the network's exception.</summary>
    public Exception? Harmless(Exception? cause)
    {
        try
        {
            return cause?.ToString() is { } text && key.Redact(text) == text ? cause : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
