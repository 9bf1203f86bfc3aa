using SimpleSmm.Errors;
using SimpleSmm.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>An error in the panel's own words.</summary>
internal static class PanelError
{
    public static PanelException Of(string text) => Of(ErrorClassifier.Classify(text), text);

    public static PanelException Of(PanelErrorCode code, string? text, string suffix = "") =>
        new PanelFailure(code, Sentence($"The panel says: {text?.TrimEnd() ?? "an error"}", suffix)) { PanelText = text }.ToException();

    // Panels end their texts with a full stop or do not.
    private static string Sentence(string words, string suffix) => words[words.Length - 1] switch
    {
        '.' => $"{words.TrimEnd('.')}{suffix}.",
        '!' or '?' when suffix.Length == 0 => words,
        _ => $"{words}{suffix}.",
    };
}
