using System;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Wire;

/// <summary>The first readable words of something that is not what was expected, for an error message.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    public static string Of(byte[] body) => Of(Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 4_096)));

    public static string Of(JsonElement part) => Of(part.GetRawText());

    public static string Of(string text)
    {
        var words = new StringBuilder();
        var inTag = false;
        foreach (var c in text)
        {
            if (words.Length >= Longest) return words.Append('…').ToString();
            if (c == '<') inTag = true;
            var skip = inTag || char.IsWhiteSpace(c) || char.IsControl(c);
            if (c == '>') inTag = false;
            if (!skip) words.Append(c);
            else if (words.Length > 0 && words[words.Length - 1] != ' ') words.Append(' ');
        }

        return words.ToString().TrimEnd();
    }
}
