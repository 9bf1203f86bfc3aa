using SimpleSmm.Errors;
using SimpleSmm.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>Creates exceptions from the panel's error texts.</summary>
internal static class PanelError
{
    public static PanelException Of(string text) => Of(ErrorClassifier.Classify(text), text);

    /// <summary>Returns the error of one entry of a list, which is never about the key or the account.</summary>
    public static PanelException OfEntry(string text) => Of(ErrorClassifier.ClassifyEntry(text), text);

    public static PanelException Of(PanelErrorCode code, string? text, string suffix = "") =>
        new PanelFailure(code, Sentence.Ended($"The panel says: {text?.TrimEnd() ?? "an error"}", suffix)) { PanelText = text }
            .ToException();
}
