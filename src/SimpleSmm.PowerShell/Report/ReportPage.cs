using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SimpleSmm.Report;

/// <summary>
/// Puts the page together: one file that loads nothing. Its policy names the hashes of its scripts and its style, so that a browser runs
/// nothing else, whatever a text contains.
/// </summary>
internal static class ReportPage
{
    private const string SourceMap = "//# sourceMappingURL";

    public static string Of(string title, HtmlBody body)
    {
        var style = Resource("report.css");
        var library = Resource("chart.umd.min.js");
        var script = Resource("report.js");

        // The map is another file, which a debugger would ask for.
        library = library.Substring(0, library.LastIndexOf(SourceMap, StringComparison.Ordinal));
        var policy = $"default-src 'none'; script-src {Hash(library)} {Hash(script)}; style-src {Hash(style)}; img-src data:; "
            + "base-uri 'none'; form-action 'none'";
        return $"""
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="SimpleSmm">
            <title>{HtmlBody.Encode(title)}</title>
            <link rel="icon" href="data:,">
            <style>{style}</style>
            </head>
            <body>
            {body}<script type="application/json" id="data">{Data(body.Charts)}</script>
            <script>{library}</script>
            <script>{script}</script>
            </body>
            </html>

            """.Replace("\r\n", "\n");
    }

    private static string Resource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("SimpleSmm.Report." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#if NET
        var hash = SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes);
#endif
        return $"'sha256-{Convert.ToBase64String(hash)}'";
    }

    // The default encoder escapes what could end the element: < and >, and also & and quotes.
    private static string Data(List<ReportChart> charts)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            foreach (var chart in charts) chart.WriteTo(json);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
