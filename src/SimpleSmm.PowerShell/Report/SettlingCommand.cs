using System.Globalization;
using System.Management.Automation.Language;
using System.Text;
using SimpleSmm.Text;

namespace SimpleSmm.Report;

/// <summary>
/// Writes the commands that settle an unknown order, so that they can be copied to PowerShell whatever its reference contains.
/// </summary>
internal static class SettlingCommand
{
    /// <summary>Returns the command for an order that the panel has. Its id is typed at the end.</summary>
    public static string IfPlaced(string reference, string session) => Start(reference, session) + " -OrderId ";

    /// <summary>Returns the command for an order that the panel does not have.</summary>
    public static string IfNotPlaced(string reference, string session) => Start(reference, session) + " -NotPlaced";

    private static string Start(string reference, string session) =>
        $"Resolve-SmmOrder -Reference {Quote(reference)} -Session {Quote(session)}";

    /// <summary>Returns a PowerShell expression for a text. Hidden characters are written as numbers.</summary>
    public static string Quote(string text)
    {
        var parts = new StringBuilder();
        var hasHidden = false;
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]);
            if (VisibleText.IsHidden(isPair ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at]))
            {
                hasHidden = true;
                parts.Append(Literal(text.Substring(start, at - start))).Append(Number(text[at]));
                if (isPair) parts.Append(Number(text[at + 1]));
                parts.Append(" + ");
                start = at + (isPair ? 2 : 1);
            }

            if (isPair) at++;
        }

        parts.Append(Literal(text.Substring(start)));
        return hasHidden ? $"({parts})" : parts.ToString();
    }

    private static string Literal(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static string Number(char c) => string.Format(CultureInfo.InvariantCulture, " + [char]0x{0:X4}", (int)c);
}
