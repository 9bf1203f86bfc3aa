using System;
using System.Globalization;

namespace SimpleSmm.Reading.Errors;

/// <summary>
/// Describes a web page that came in place of JSON, so that the user knows whether to wait, to contact the panel or to correct the address.
/// </summary>
internal static class WebPage
{
    /// <summary>Returns the kind of the page, with an article.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="html">The page, or its beginning.</param>
    /// <param name="words">The words of the page.</param>
    public static string Describe(int status, string html, string words) =>
        IsChallenge(html) ? "a Cloudflare challenge page, which only a browser can answer"
        : IsBlock(words) ? Has(html, "cloudflare") ? "a Cloudflare block page" : "a page that says this IP address is blocked"
        : IsPhpError(words) ? "a PHP error page"
        : Code(status, words) is { } code ? $"a {code.ToString(CultureInfo.InvariantCulture)} page"
        : "an HTML page";

    private static bool IsChallenge(string html) =>
        Has(html, "just a moment...") || Has(html, "just a moment\u2026") || Has(html, "cf-chl") || Has(html, "_cf_chl_opt")
        || Has(html, "cf-browser-verification") || Has(html, "checking your browser");

    private static bool IsBlock(string words) =>
        Has(words, "you have been blocked") || Has(words, "access denied")
        || (HasIp(words) && SaysBlocked(words));

private static bool SaysBlocked(string words) =>
        Has(words, "blocked") || Has(words, "banned") || Has(words, "not allowed") || Has(words, "blacklist") || Has(words, "denied");

    private static bool HasIp(string words) =>
        Has(words, "your ip") || Has(words, "ip address") || words.IndexOf(" IP ", StringComparison.Ordinal) >= 0;

    private static bool IsPhpError(string words) => Has(words, "fatal error") || Has(words, "parse error") || Has(words, "uncaught ");

    private static int? Code(int status, string words)
    {
        if (status >= 400) return status;
        var start = words.TrimStart();
        foreach (var code in (int[])[400, 401, 403, 404, 405, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526])
        {
            if (start.StartsWith(code.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)) return code;
        }

        return null;
    }

    private static bool Has(string text, string what) => text.IndexOf(what, StringComparison.OrdinalIgnoreCase) >= 0;
}
