using System.Globalization;
using System.Text;
using SimpleSmm.Text;

namespace SimpleSmm.Report;

/// <summary>Makes hidden characters visible: <c>⟨U+202E⟩</c> takes the place of a character that turns the direction.</summary>
internal static class VisibleMarks
{
    /// <summary>Returns the text with a mark for each character that cannot be seen.</summary>
    public static string In(string text)
    {
        var marked = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            var codePoint = isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
            if (VisibleText.IsHidden(codePoint)) marked.AppendFormat(CultureInfo.InvariantCulture, "\u27E8U+{0:X4}\u27E9", codePoint);
            else marked.Append(text, at, isPair ? 2 : 1);
            if (isPair) at++;
        }

        return marked.ToString();
    }
}
