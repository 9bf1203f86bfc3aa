using System;
using System.Collections.Generic;
using System.Net;
using System.Text.Json;

namespace SimpleSmm.Tests;

/// <summary>A key that is hard to keep secret, because it looks different in every encoding.</summary>
internal static class Canary
{
    public const string Key = "c@n&ry+(k)*:/é%";

    // The middle of the key, which no form of it can be without.
    private static readonly string[] Tells = ["(k)", "%28k%29", "%28k)", "\\u0028k", "&#40;k"];

    /// <summary>The key as a panel may repeat it.</summary>
    public static readonly Dictionary<string, string> Forms = new()
    {
        ["raw"] = Key,
        ["in capitals"] = Key.ToUpperInvariant().Replace('É', 'é'),
        ["as the client sends it"] = Uri.EscapeDataString(Key),
        ["as the client sends it, in small letters"] = "c%40n%26ry%2b%28k%29%2a%3a%2f%c3%a9%25",
        ["as .NET encodes it"] = WebUtility.UrlEncode(Key),
        ["as JavaScript encodes it"] = "c%40n%26ry%2B(k)*%3A%2F%C3%A9%25",
        ["half encoded"] = "c@n%26ry+(k)*:/é%25",
        ["in JSON"] = JsonSerializer.Serialize(Key)[1..^1],
        ["in JSON as PHP writes it"] = "c@n&ry+(k)*:\\/\\u00e9%",
        ["in HTML"] = WebUtility.HtmlEncode(Key),
        ["in HTML with the letter as it is"] = Key.Replace("&", "&amp;", StringComparison.Ordinal),
    };

    public static void IsNotIn(string? text)
    {
        if (text is null) return;
        foreach (var tell in Tells) Assert.DoesNotContain(tell, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Not in anything that the exception shows.</summary>
    public static void IsNotIn(Exception error)
    {
        IsNotIn(error.ToString());
        for (var e = error; e is not null; e = e.InnerException)
        {
            IsNotIn(e.Message);
            foreach (var value in e.Data.Values) IsNotIn(value?.ToString());
        }

        if (error is not PanelException panel) return;
        IsNotIn(panel.PanelText);
        foreach (var (name, value) in panel.Fields)
        {
            Assert.NotEqual("key", name);
            IsNotIn(value);
        }
    }
}
