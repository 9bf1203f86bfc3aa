namespace SimpleSmm.Wire;

/// <summary>An error in the panel's own words.</summary>
internal static class PanelError
{
    public static PanelException Of(string text) => Of(ErrorClassifier.Classify(text), text);

    public static PanelException Of(PanelErrorCode code, string? text, string suffix = "") =>
        new PanelFailure(code, $"The panel says: {(text is null ? "an error" : $"'{text}'")}{suffix}.") { PanelText = text }.ToException();
}
