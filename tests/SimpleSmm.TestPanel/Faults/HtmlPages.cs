using System.Globalization;

namespace SimpleSmm.TestPanel.Faults;

/// <summary>Provides pages that proxies and web servers send instead of JSON.</summary>
internal static class HtmlPages
{
    public const string JustAMoment =
        "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head>" +
        "<body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>";

    public static string Error(int status)
    {
        var number = status.ToString(CultureInfo.InvariantCulture);
        var reason = status switch
        {
            404 => "Not Found",
            500 => "Internal Server Error",
            502 => "Bad Gateway",
            503 => "Service Temporarily Unavailable",
            504 => "Gateway Time-out",
            520 => "Web server is returning an unknown error",
            521 => "Web server is down",
            522 => "Connection timed out",
            523 => "Origin is unreachable",
            524 => "A timeout occurred",
            525 => "SSL handshake failed",
            526 => "Invalid SSL certificate",
            _ => "Error",
        };
        return $"<html>\r\n<head><title>{number} {reason}</title></head>\r\n<body>\r\n<center><h1>{number} {reason}</h1></center>\r\n"
            + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
    }

    public static string Moved(string location) =>
        $"<html><head><title>Moved</title></head><body>The document has moved <a href=\"{location}\">here</a>.</body></html>";
}
