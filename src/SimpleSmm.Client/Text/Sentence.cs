namespace SimpleSmm.Text;

/// <summary>Ends a text that another sentence may follow: the system's and the panels' texts come with a full stop or without.</summary>
internal static class Sentence
{
    /// <param name="text">The text.</param>
    /// <param name="suffix">What is added within the sentence, before its full stop.</param>
    public static string Ended(string text, string suffix = "")
    {
        if (suffix.Length > 0) return $"{text.TrimEnd('.')}{suffix}.";
        return text.Length == 0 || text[text.Length - 1] is '.' or '!' or '?' or '…' ? text : text + ".";
    }
}
