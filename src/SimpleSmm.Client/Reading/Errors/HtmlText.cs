using System;
using System.Net;
using System.Text;

namespace SimpleSmm.Reading.Errors;

/// <summary>Extracts the visible words of a web page, without tags, comments, scripts and styles.</summary>
internal static class HtmlText
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    private static readonly string[] Tags =
        ["<!doctype", "<html", "<head", "<body", "<title", "<br", "<b>", "<h1", "<p>", "<div", "<center", "<script", "<pre"];

    /// <summary>Returns whether a text is HTML or a part of it, and not just a text that contains an angle bracket.</summary>
    public static bool IsHtml(string text)
    {
        foreach (var tag in Tags)
        {
            if (text.IndexOf(tag, IgnoreCase) >= 0) return true;
        }

        return false;
    }

    /// <summary>Returns the words in order, with a blank in place of each tag.</summary>
    public static string Words(string html)
    {
        var words = new StringBuilder(html.Length);
        var at = 0;
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            words.Append(html, at, tag - at);
            if (tag == html.Length) break;
            at = AfterTag(html, tag);
            words.Append(at == tag + 1 ? '<' : ' ');
        }

        return WebUtility.HtmlDecode(words.ToString());
    }

    private static int AfterTag(string html, int tag)
    {
        if (tag + 1 == html.Length || !(char.IsLetter(html[tag + 1]) || html[tag + 1] is '/' or '!' or '?')) return tag + 1;
        if (string.CompareOrdinal(html, tag, "<!--", 0, 4) == 0) return After(html, tag, "-->");
        if (IsTag(html, tag, "<script")) return After(html, After(html, tag, "</script"), ">");
        if (IsTag(html, tag, "<style")) return After(html, After(html, tag, "</style"), ">");
        return After(html, tag, ">");
    }

    private static bool IsTag(string html, int at, string tag) => string.Compare(html, at, tag, 0, tag.Length, IgnoreCase) == 0;

    private static int After(string html, int from, string what)
    {
        var at = html.IndexOf(what, from, IgnoreCase);
        return at < 0 ? html.Length : at + what.Length;
    }
}
