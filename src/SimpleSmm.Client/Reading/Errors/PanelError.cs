using SimpleSmm.Errors;
using SimpleSmm.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>Creates exceptions from the panel's error texts.</summary>
internal static class PanelError
{
    public static PanelException Of(string text) => Of(ErrorClassifier.Classify(text), text);

    public static PanelException Of(PanelErrorCode code, string? text, string suffix = "") =>
        new PanelFailure(code, Sentence($"The panel says: {text?.TrimEnd() ?? "an error"}", suffix)) { PanelText = text }.ToException();

    // Some panels end their texts with a full stop, others do not.
    private static string Sentence(string words, string suffix) => words[words.Length - 1] switch
    {
        '.' => $"{words.TrimEnd('.')}{suffix}.",
        '!' or '?' when suffix.Length == 0 => words,
        _ => $"{words}{suffix}.",
    };
}
