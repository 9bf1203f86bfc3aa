namespace SimpleSmm.Text;

/// <summary>Completes texts so that another sentence can follow.</summary>
internal static class Sentence
{
    /// <summary>Returns the text with a full stop if it does not end a sentence.</summary>
    public static string Ended(string text) =>
        text.Length == 0 || text[text.Length - 1] is '.' or '!' or '?' or '…' ? text : text + ".";
}
