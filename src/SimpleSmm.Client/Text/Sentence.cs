namespace SimpleSmm.Text;

/// <summary>Puts words together that come from different hands.</summary>
internal static class Sentence
{
    /// <summary>A text that another sentence may follow: the network's words and an answer's first ones come without a full stop.</summary>
    public static string Ended(string text) =>
        text.Length == 0 || text[text.Length - 1] is '.' or '!' or '?' or '…' ? text : text + ".";
}
