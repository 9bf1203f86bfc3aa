using System.Management.Automation;
using System.Management.Automation.Language;

namespace SimpleSmm.Completion;

/// <summary>Converts values to completion texts.</summary>
internal static class Completions
{
    /// <summary>Returns the text typed so far, without quotes.</summary>
    public static string Typed(string word)
    {
        var typed = word.Trim('\'', '"');
        return word.Length > 0 && word[0] == '\'' ? typed.Replace("''", "'") : typed;
    }

    public static CompletionResult Of(string value, string? listText = null, string? tooltip = null) =>
        new(Quote(value), listText ?? value, CompletionResultType.ParameterValue, string.IsNullOrEmpty(tooltip) ? value : tooltip);

    // An unquoted word must not look like a number (010, 1kb) or like a parameter (-x).
    private static string Quote(string value)
    {
        var isBare = value.Length > 0 && char.IsLetter(value[0]);
        foreach (var c in value)
        {
            isBare &= char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ':';
        }

        return isBare ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'";
    }
}
